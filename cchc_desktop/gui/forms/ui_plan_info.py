# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'plan_info.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QAbstractButton, QApplication, QCheckBox, QComboBox,
    QDialog, QDialogButtonBox, QFormLayout, QLabel,
    QLineEdit, QPlainTextEdit, QSizePolicy, QSpinBox,
    QTabWidget, QVBoxLayout, QWidget)

class Ui_PlanInfo(object):
    def setupUi(self, PlanInfo):
        if not PlanInfo.objectName():
            PlanInfo.setObjectName(u"PlanInfo")
        PlanInfo.resize(680, 430)
        self.page = QVBoxLayout(PlanInfo)
        self.page.setObjectName(u"page")
        self.tabs = QTabWidget(PlanInfo)
        self.tabs.setObjectName(u"tabs")
        self.document_page = QWidget()
        self.document_page.setObjectName(u"document_page")
        self.document_fields = QFormLayout(self.document_page)
        self.document_fields.setObjectName(u"document_fields")
        self.document_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.year_label = QLabel(self.document_page)
        self.year_label.setObjectName(u"year_label")
        self.year_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.year_label)

        self.year = QSpinBox(self.document_page)
        self.year.setObjectName(u"year")
        self.year.setMinimum(1944)
        self.year.setMaximum(2999)
        self.year.setMaximumSize(QSize(140, 16777215))

        self.document_fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.year)

        self.number_label = QLabel(self.document_page)
        self.number_label.setObjectName(u"number_label")
        self.number_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.number_label)

        self.number = QLineEdit(self.document_page)
        self.number.setObjectName(u"number")

        self.document_fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.number)

        self.place_label = QLabel(self.document_page)
        self.place_label.setObjectName(u"place_label")
        self.place_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.place_label)

        self.place = QLineEdit(self.document_page)
        self.place.setObjectName(u"place")

        self.document_fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.place)

        self.date_label = QLabel(self.document_page)
        self.date_label.setObjectName(u"date_label")
        self.date_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.date_label)

        self.date = QLineEdit(self.document_page)
        self.date.setObjectName(u"date")

        self.document_fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.date)

        self.parent_label = QLabel(self.document_page)
        self.parent_label.setObjectName(u"parent_label")
        self.parent_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(4, QFormLayout.ItemRole.LabelRole, self.parent_label)

        self.parent_issuer = QLineEdit(self.document_page)
        self.parent_issuer.setObjectName(u"parent_issuer")

        self.document_fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.parent_issuer)

        self.issuer_label = QLabel(self.document_page)
        self.issuer_label.setObjectName(u"issuer_label")
        self.issuer_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(5, QFormLayout.ItemRole.LabelRole, self.issuer_label)

        self.issuer = QLineEdit(self.document_page)
        self.issuer.setObjectName(u"issuer")

        self.document_fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.issuer)

        self.level_label = QLabel(self.document_page)
        self.level_label.setObjectName(u"level_label")
        self.level_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(6, QFormLayout.ItemRole.LabelRole, self.level_label)

        self.issuer_level = QComboBox(self.document_page)
        self.issuer_level.setObjectName(u"issuer_level")

        self.document_fields.setWidget(6, QFormLayout.ItemRole.FieldRole, self.issuer_level)

        self.type_label = QLabel(self.document_page)
        self.type_label.setObjectName(u"type_label")
        self.type_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(7, QFormLayout.ItemRole.LabelRole, self.type_label)

        self.type = QLineEdit(self.document_page)
        self.type.setObjectName(u"type")

        self.document_fields.setWidget(7, QFormLayout.ItemRole.FieldRole, self.type)

        self.title_label = QLabel(self.document_page)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(8, QFormLayout.ItemRole.LabelRole, self.title_label)

        self.title = QPlainTextEdit(self.document_page)
        self.title.setObjectName(u"title")
        self.title.setTabChangesFocus(True)
        self.title.setMaximumSize(QSize(16777215, 70))

        self.document_fields.setWidget(8, QFormLayout.ItemRole.FieldRole, self.title)

        self.draft_label = QLabel(self.document_page)
        self.draft_label.setObjectName(u"draft_label")
        self.draft_label.setTextFormat(Qt.TextFormat.PlainText)

        self.document_fields.setWidget(9, QFormLayout.ItemRole.LabelRole, self.draft_label)

        self.draft = QComboBox(self.document_page)
        self.draft.setObjectName(u"draft")
        self.draft.setEditable(True)

        self.document_fields.setWidget(9, QFormLayout.ItemRole.FieldRole, self.draft)

        self.tabs.addTab(self.document_page, "")
        self.lists_page = QWidget()
        self.lists_page.setObjectName(u"lists_page")
        self.lists_fields = QFormLayout(self.lists_page)
        self.lists_fields.setObjectName(u"lists_fields")
        self.lists_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.bases_label = QLabel(self.lists_page)
        self.bases_label.setObjectName(u"bases_label")
        self.bases_label.setTextFormat(Qt.TextFormat.PlainText)

        self.lists_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.bases_label)

        self.bases = QPlainTextEdit(self.lists_page)
        self.bases.setObjectName(u"bases")
        self.bases.setTabChangesFocus(True)

        self.lists_fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.bases)

        self.recipients_label = QLabel(self.lists_page)
        self.recipients_label.setObjectName(u"recipients_label")
        self.recipients_label.setTextFormat(Qt.TextFormat.PlainText)

        self.lists_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.recipients_label)

        self.recipients = QPlainTextEdit(self.lists_page)
        self.recipients.setObjectName(u"recipients")
        self.recipients.setTabChangesFocus(True)

        self.lists_fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.recipients)

        self.tabs.addTab(self.lists_page, "")
        self.sign_page = QWidget()
        self.sign_page.setObjectName(u"sign_page")
        self.sign_fields = QFormLayout(self.sign_page)
        self.sign_fields.setObjectName(u"sign_fields")
        self.sign_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.capacity_label = QLabel(self.sign_page)
        self.capacity_label.setObjectName(u"capacity_label")
        self.capacity_label.setTextFormat(Qt.TextFormat.PlainText)

        self.sign_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.capacity_label)

        self.capacity = QComboBox(self.sign_page)
        self.capacity.setObjectName(u"capacity")

        self.sign_fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.capacity)

        self.authority_label = QLabel(self.sign_page)
        self.authority_label.setObjectName(u"authority_label")
        self.authority_label.setTextFormat(Qt.TextFormat.PlainText)

        self.sign_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.authority_label)

        self.authority = QLineEdit(self.sign_page)
        self.authority.setObjectName(u"authority")

        self.sign_fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.authority)

        self.position_label = QLabel(self.sign_page)
        self.position_label.setObjectName(u"position_label")
        self.position_label.setTextFormat(Qt.TextFormat.PlainText)

        self.sign_fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.position_label)

        self.position = QPlainTextEdit(self.sign_page)
        self.position.setObjectName(u"position")
        self.position.setTabChangesFocus(True)
        self.position.setMaximumSize(QSize(16777215, 60))

        self.sign_fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.position)

        self.signer_label = QLabel(self.sign_page)
        self.signer_label.setObjectName(u"signer_label")
        self.signer_label.setTextFormat(Qt.TextFormat.PlainText)

        self.sign_fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.signer_label)

        self.signer = QLineEdit(self.sign_page)
        self.signer.setObjectName(u"signer")

        self.sign_fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.signer)

        self.tabs.addTab(self.sign_page, "")
        self.decision_page = QWidget()
        self.decision_page.setObjectName(u"decision_page")
        self.decision_fields = QFormLayout(self.decision_page)
        self.decision_fields.setObjectName(u"decision_fields")
        self.decision_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.by_decision = QCheckBox(self.decision_page)
        self.by_decision.setObjectName(u"by_decision")

        self.decision_fields.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.by_decision)

        self.decision_note = QLabel(self.decision_page)
        self.decision_note.setObjectName(u"decision_note")
        self.decision_note.setTextFormat(Qt.TextFormat.PlainText)
        self.decision_note.setWordWrap(True)

        self.decision_fields.setWidget(1, QFormLayout.ItemRole.SpanningRole, self.decision_note)

        self.decision_title_label = QLabel(self.decision_page)
        self.decision_title_label.setObjectName(u"decision_title_label")
        self.decision_title_label.setTextFormat(Qt.TextFormat.PlainText)

        self.decision_fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.decision_title_label)

        self.decision_title = QPlainTextEdit(self.decision_page)
        self.decision_title.setObjectName(u"decision_title")
        self.decision_title.setTabChangesFocus(True)
        self.decision_title.setMaximumSize(QSize(16777215, 60))

        self.decision_fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.decision_title)

        self.decision_title_auto = QCheckBox(self.decision_page)
        self.decision_title_auto.setObjectName(u"decision_title_auto")

        self.decision_fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.decision_title_auto)

        self.decision_authority_label = QLabel(self.decision_page)
        self.decision_authority_label.setObjectName(u"decision_authority_label")
        self.decision_authority_label.setTextFormat(Qt.TextFormat.PlainText)

        self.decision_fields.setWidget(4, QFormLayout.ItemRole.LabelRole, self.decision_authority_label)

        self.decision_authority = QLineEdit(self.decision_page)
        self.decision_authority.setObjectName(u"decision_authority")

        self.decision_fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.decision_authority)

        self.decision_authority_auto = QCheckBox(self.decision_page)
        self.decision_authority_auto.setObjectName(u"decision_authority_auto")

        self.decision_fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.decision_authority_auto)

        self.articles_label = QLabel(self.decision_page)
        self.articles_label.setObjectName(u"articles_label")
        self.articles_label.setTextFormat(Qt.TextFormat.PlainText)

        self.decision_fields.setWidget(6, QFormLayout.ItemRole.LabelRole, self.articles_label)

        self.articles = QPlainTextEdit(self.decision_page)
        self.articles.setObjectName(u"articles")
        self.articles.setTabChangesFocus(True)

        self.decision_fields.setWidget(6, QFormLayout.ItemRole.FieldRole, self.articles)

        self.articles_auto = QCheckBox(self.decision_page)
        self.articles_auto.setObjectName(u"articles_auto")

        self.decision_fields.setWidget(7, QFormLayout.ItemRole.FieldRole, self.articles_auto)

        self.tabs.addTab(self.decision_page, "")
        self.appendix_page = QWidget()
        self.appendix_page.setObjectName(u"appendix_page")
        self.appendix_fields = QFormLayout(self.appendix_page)
        self.appendix_fields.setObjectName(u"appendix_fields")
        self.appendix_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.appendix_label = QLabel(self.appendix_page)
        self.appendix_label.setObjectName(u"appendix_label")
        self.appendix_label.setTextFormat(Qt.TextFormat.PlainText)

        self.appendix_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.appendix_label)

        self.appendix = QComboBox(self.appendix_page)
        self.appendix.setObjectName(u"appendix")

        self.appendix_fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.appendix)

        self.heading_label = QLabel(self.appendix_page)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setTextFormat(Qt.TextFormat.PlainText)

        self.appendix_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.heading_label)

        self.heading = QLineEdit(self.appendix_page)
        self.heading.setObjectName(u"heading")

        self.appendix_fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.heading)

        self.heading_auto = QCheckBox(self.appendix_page)
        self.heading_auto.setObjectName(u"heading_auto")

        self.appendix_fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.heading_auto)

        self.name_label = QLabel(self.appendix_page)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)

        self.appendix_fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QPlainTextEdit(self.appendix_page)
        self.name.setObjectName(u"name")
        self.name.setTabChangesFocus(True)
        self.name.setMaximumSize(QSize(16777215, 70))

        self.appendix_fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.name)

        self.name_auto = QCheckBox(self.appendix_page)
        self.name_auto.setObjectName(u"name_auto")

        self.appendix_fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.name_auto)

        self.caption_label = QLabel(self.appendix_page)
        self.caption_label.setObjectName(u"caption_label")
        self.caption_label.setTextFormat(Qt.TextFormat.PlainText)

        self.appendix_fields.setWidget(5, QFormLayout.ItemRole.LabelRole, self.caption_label)

        self.caption = QPlainTextEdit(self.appendix_page)
        self.caption.setObjectName(u"caption")
        self.caption.setTabChangesFocus(True)
        self.caption.setMaximumSize(QSize(16777215, 70))

        self.appendix_fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.caption)

        self.caption_auto = QCheckBox(self.appendix_page)
        self.caption_auto.setObjectName(u"caption_auto")

        self.appendix_fields.setWidget(6, QFormLayout.ItemRole.FieldRole, self.caption_auto)

        self.tabs.addTab(self.appendix_page, "")

        self.page.addWidget(self.tabs)

        self.read_only_note = QLabel(PlanInfo)
        self.read_only_note.setObjectName(u"read_only_note")
        self.read_only_note.setTextFormat(Qt.TextFormat.PlainText)
        self.read_only_note.setWordWrap(True)

        self.page.addWidget(self.read_only_note)

        self.buttons = QDialogButtonBox(PlanInfo)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.year_label.setBuddy(self.year)
        self.number_label.setBuddy(self.number)
        self.place_label.setBuddy(self.place)
        self.date_label.setBuddy(self.date)
        self.parent_label.setBuddy(self.parent_issuer)
        self.issuer_label.setBuddy(self.issuer)
        self.level_label.setBuddy(self.issuer_level)
        self.type_label.setBuddy(self.type)
        self.title_label.setBuddy(self.title)
        self.draft_label.setBuddy(self.draft)
        self.bases_label.setBuddy(self.bases)
        self.recipients_label.setBuddy(self.recipients)
        self.capacity_label.setBuddy(self.capacity)
        self.authority_label.setBuddy(self.authority)
        self.position_label.setBuddy(self.position)
        self.signer_label.setBuddy(self.signer)
        self.decision_title_label.setBuddy(self.decision_title)
        self.decision_authority_label.setBuddy(self.decision_authority)
        self.articles_label.setBuddy(self.articles)
        self.appendix_label.setBuddy(self.appendix)
        self.heading_label.setBuddy(self.heading)
        self.name_label.setBuddy(self.name)
        self.caption_label.setBuddy(self.caption)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.tabs, self.year)
        QWidget.setTabOrder(self.year, self.number)
        QWidget.setTabOrder(self.number, self.place)
        QWidget.setTabOrder(self.place, self.date)
        QWidget.setTabOrder(self.date, self.parent_issuer)
        QWidget.setTabOrder(self.parent_issuer, self.issuer)
        QWidget.setTabOrder(self.issuer, self.issuer_level)
        QWidget.setTabOrder(self.issuer_level, self.type)
        QWidget.setTabOrder(self.type, self.title)
        QWidget.setTabOrder(self.title, self.draft)
        QWidget.setTabOrder(self.draft, self.bases)
        QWidget.setTabOrder(self.bases, self.recipients)
        QWidget.setTabOrder(self.recipients, self.capacity)
        QWidget.setTabOrder(self.capacity, self.authority)
        QWidget.setTabOrder(self.authority, self.position)
        QWidget.setTabOrder(self.position, self.signer)
        QWidget.setTabOrder(self.signer, self.by_decision)
        QWidget.setTabOrder(self.by_decision, self.decision_title)
        QWidget.setTabOrder(self.decision_title, self.decision_title_auto)
        QWidget.setTabOrder(self.decision_title_auto, self.decision_authority)
        QWidget.setTabOrder(self.decision_authority, self.decision_authority_auto)
        QWidget.setTabOrder(self.decision_authority_auto, self.articles)
        QWidget.setTabOrder(self.articles, self.articles_auto)
        QWidget.setTabOrder(self.articles_auto, self.appendix)
        QWidget.setTabOrder(self.appendix, self.heading)
        QWidget.setTabOrder(self.heading, self.heading_auto)
        QWidget.setTabOrder(self.heading_auto, self.name)
        QWidget.setTabOrder(self.name, self.name_auto)
        QWidget.setTabOrder(self.name_auto, self.caption)
        QWidget.setTabOrder(self.caption, self.caption_auto)
        QWidget.setTabOrder(self.caption_auto, self.buttons)

        self.retranslateUi(PlanInfo)

        self.tabs.setCurrentIndex(0)

    # setupUi

    def retranslateUi(self, PlanInfo):
        PlanInfo.setWindowTitle(QCoreApplication.translate("PlanInfo", u"Th\u00f4ng tin k\u1ebf ho\u1ea1ch", None))
        self.year_label.setText(QCoreApplication.translate("PlanInfo", u"N\u0103m k\u1ebf h&o\u1ea1ch:", None))
        self.year.setSpecialValueText(QCoreApplication.translate("PlanInfo", u"(kh\u00f4ng \u0111\u1eb7t)", None))
        self.number_label.setText(QCoreApplication.translate("PlanInfo", u"&S\u1ed1, k\u00fd hi\u1ec7u:", None))
        self.number.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"V\u00ed d\u1ee5: 223/KH-UBND", None))
        self.place_label.setText(QCoreApplication.translate("PlanInfo", u"\u0110\u1ecb&a danh:", None))
        self.date_label.setText(QCoreApplication.translate("PlanInfo", u"N&g\u00e0y ban h\u00e0nh:", None))
        self.date.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"V\u00ed d\u1ee5: ng\u00e0y 23 th\u00e1ng 12 n\u0103m 2026", None))
        self.parent_label.setText(QCoreApplication.translate("PlanInfo", u"C\u01a1 quan ch\u1ee7 &qu\u1ea3n:", None))
        self.parent_issuer.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"\u0110\u1ec3 tr\u1ed1ng n\u1ebfu kh\u00f4ng c\u00f3", None))
        self.issuer_label.setText(QCoreApplication.translate("PlanInfo", u"&C\u01a1 quan ban h\u00e0nh:", None))
        self.level_label.setText(QCoreApplication.translate("PlanInfo", u"C\u1ea5p &ban h\u00e0nh:", None))
        self.type_label.setText(QCoreApplication.translate("PlanInfo", u"Lo\u1ea1i &v\u0103n b\u1ea3n:", None))
        self.title_label.setText(QCoreApplication.translate("PlanInfo", u"&Tr\u00edch y\u1ebfu:", None))
        self.draft_label.setText(QCoreApplication.translate("PlanInfo", u"&D\u1ef1 th\u1ea3o:", None))
        self.tabs.setTabText(self.tabs.indexOf(self.document_page), QCoreApplication.translate("PlanInfo", u"V\u0103&n b\u1ea3n", None))
        self.bases_label.setText(QCoreApplication.translate("PlanInfo", u"&C\u0103n c\u1ee9:", None))
        self.bases.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"M\u1ed7i d\u00f2ng m\u1ed9t c\u0103n c\u1ee9", None))
        self.recipients_label.setText(QCoreApplication.translate("PlanInfo", u"N\u01a1&i nh\u1eadn:", None))
        self.recipients.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"M\u1ed7i d\u00f2ng m\u1ed9t n\u01a1i nh\u1eadn; d\u00f2ng cu\u1ed1i: L\u01b0u: VT, \u2026", None))
        self.tabs.setTabText(self.tabs.indexOf(self.lists_page), QCoreApplication.translate("PlanInfo", u"C\u0103n c\u1ee9, n\u01a1i n&h\u1eadn", None))
        self.capacity_label.setText(QCoreApplication.translate("PlanInfo", u"&T\u01b0 c\u00e1ch k\u00fd:", None))
        self.authority_label.setText(QCoreApplication.translate("PlanInfo", u"&Quy\u1ec1n h\u1ea1n:", None))
        self.authority.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"TM. \u1ee6Y BAN NH\u00c2N D\u00c2N", None))
        self.position_label.setText(QCoreApplication.translate("PlanInfo", u"&Ch\u1ee9c v\u1ee5:", None))
        self.position.setPlaceholderText(QCoreApplication.translate("PlanInfo", u"KT. CH\u1ee6 T\u1ecaCH, d\u00f2ng d\u01b0\u1edbi: PH\u00d3 CH\u1ee6 T\u1ecaCH", None))
        self.signer_label.setText(QCoreApplication.translate("PlanInfo", u"H\u1ecd &v\u00e0 t\u00ean:", None))
        self.tabs.setTabText(self.tabs.indexOf(self.sign_page), QCoreApplication.translate("PlanInfo", u"Th\u1ea9&m quy\u1ec1n k\u00fd", None))
        self.by_decision.setText(QCoreApplication.translate("PlanInfo", u"&K\u1ebf ho\u1ea1ch \u0111\u01b0\u1ee3c ban h\u00e0nh k\u00e8m theo m\u1ed9t Quy\u1ebft \u0111\u1ecbnh", None))
        self.decision_note.setText(QCoreApplication.translate("PlanInfo", u"Khi \u0111\u00f3 s\u1ed1, ng\u00e0y, c\u0103n c\u1ee9, n\u01a1i nh\u1eadn v\u00e0 ch\u1eef k\u00fd l\u00e0 c\u1ee7a Quy\u1ebft \u0111\u1ecbnh; t\u00ean lo\u1ea1i v\u00e0 tr\u00edch y\u1ebfu \u1edf th\u1ebb \u201cV\u0103n b\u1ea3n\u201d l\u00e0 c\u1ee7a k\u1ebf ho\u1ea1ch.", None))
        self.decision_title_label.setText(QCoreApplication.translate("PlanInfo", u"&Tr\u00edch y\u1ebfu:", None))
        self.decision_title_auto.setText(QCoreApplication.translate("PlanInfo", u"Theo t\u00ean k\u1ebf h&o\u1ea1ch", None))
        self.decision_authority_label.setText(QCoreApplication.translate("PlanInfo", u"Th\u1ea9m qu&y\u1ec1n:", None))
        self.decision_authority_auto.setText(QCoreApplication.translate("PlanInfo", u"Theo &c\u01a1 quan ban h\u00e0nh", None))
        self.articles_label.setText(QCoreApplication.translate("PlanInfo", u"C\u00e1c \u0111&i\u1ec1u:", None))
        self.articles_auto.setText(QCoreApplication.translate("PlanInfo", u"&Ba \u0111i\u1ec1u th\u01b0\u1eddng d\u00f9ng", None))
        self.tabs.setTabText(self.tabs.indexOf(self.decision_page), QCoreApplication.translate("PlanInfo", u"Q&uy\u1ebft \u0111\u1ecbnh", None))
        self.appendix_label.setText(QCoreApplication.translate("PlanInfo", u"Ph\u1ee5 &l\u1ee5c:", None))
        self.heading_label.setText(QCoreApplication.translate("PlanInfo", u"T&i\u00eau \u0111\u1ec1:", None))
        self.heading_auto.setText(QCoreApplication.translate("PlanInfo", u"Ti\u00eau \u0111\u1ec1 theo &bi\u1ec3u m\u1eabu", None))
        self.name_label.setText(QCoreApplication.translate("PlanInfo", u"&T\u00ean ph\u1ee5 l\u1ee5c:", None))
        self.name_auto.setText(QCoreApplication.translate("PlanInfo", u"T\u00ean th&eo bi\u1ec3u m\u1eabu v\u00e0 n\u0103m", None))
        self.caption_label.setText(QCoreApplication.translate("PlanInfo", u"Th\u00f4ng tin &k\u00e8m theo:", None))
        self.caption_auto.setText(QCoreApplication.translate("PlanInfo", u"Theo &s\u1ed1, ng\u00e0y v\u00e0 c\u01a1 quan ban h\u00e0nh", None))
        self.tabs.setTabText(self.tabs.indexOf(self.appendix_page), QCoreApplication.translate("PlanInfo", u"&Ph\u1ee5 l\u1ee5c", None))
        self.read_only_note.setText(QCoreApplication.translate("PlanInfo", u"K\u1ebf ho\u1ea1ch \u0111ang m\u1edf ch\u1ec9 \u0111\u1ec3 xem n\u00ean kh\u00f4ng s\u1eeda \u0111\u01b0\u1ee3c th\u00f4ng tin n\u00e0y.", None))
    # retranslateUi

