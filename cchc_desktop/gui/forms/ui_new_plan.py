# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'new_plan.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QComboBox, QDialog,
    QDialogButtonBox, QFormLayout, QLabel, QLineEdit,
    QPlainTextEdit, QSizePolicy, QSpacerItem, QSpinBox,
    QVBoxLayout, QWidget)

class Ui_NewPlan(object):
    def setupUi(self, NewPlan):
        if not NewPlan.objectName():
            NewPlan.setObjectName(u"NewPlan")
        NewPlan.resize(620, 360)
        self.page = QVBoxLayout(NewPlan)
        self.page.setObjectName(u"page")
        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form_label = QLabel(NewPlan)
        self.form_label.setObjectName(u"form_label")
        self.form_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.form_label)

        self.form = QComboBox(NewPlan)
        self.form.setObjectName(u"form")

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.form)

        self.form_note = QLabel(NewPlan)
        self.form_note.setObjectName(u"form_note")
        self.form_note.setTextFormat(Qt.TextFormat.PlainText)
        self.form_note.setWordWrap(True)

        self.fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.form_note)

        self.year_label = QLabel(NewPlan)
        self.year_label.setObjectName(u"year_label")
        self.year_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.year_label)

        self.year = QSpinBox(NewPlan)
        self.year.setObjectName(u"year")
        self.year.setMinimum(1945)
        self.year.setMaximum(2999)
        self.year.setValue(2027)
        self.year.setMaximumSize(QSize(140, 16777215))

        self.fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.year)

        self.issuer_label = QLabel(NewPlan)
        self.issuer_label.setObjectName(u"issuer_label")
        self.issuer_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.issuer_label)

        self.issuer = QLineEdit(NewPlan)
        self.issuer.setObjectName(u"issuer")

        self.fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.issuer)

        self.parent_label = QLabel(NewPlan)
        self.parent_label.setObjectName(u"parent_label")
        self.parent_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(4, QFormLayout.ItemRole.LabelRole, self.parent_label)

        self.parent_issuer = QLineEdit(NewPlan)
        self.parent_issuer.setObjectName(u"parent_issuer")

        self.fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.parent_issuer)

        self.place_label = QLabel(NewPlan)
        self.place_label.setObjectName(u"place_label")
        self.place_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(5, QFormLayout.ItemRole.LabelRole, self.place_label)

        self.place = QLineEdit(NewPlan)
        self.place.setObjectName(u"place")

        self.fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.place)

        self.title_label = QLabel(NewPlan)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(6, QFormLayout.ItemRole.LabelRole, self.title_label)

        self.title = QPlainTextEdit(NewPlan)
        self.title.setObjectName(u"title")
        self.title.setTabChangesFocus(True)
        self.title.setMaximumSize(QSize(16777215, 70))

        self.fields.setWidget(6, QFormLayout.ItemRole.FieldRole, self.title)


        self.page.addLayout(self.fields)

        self.note = QLabel(NewPlan)
        self.note.setObjectName(u"note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)

        self.page.addWidget(self.note)

        self.gap = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.gap)

        self.buttons = QDialogButtonBox(NewPlan)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.form_label.setBuddy(self.form)
        self.year_label.setBuddy(self.year)
        self.issuer_label.setBuddy(self.issuer)
        self.parent_label.setBuddy(self.parent_issuer)
        self.place_label.setBuddy(self.place)
        self.title_label.setBuddy(self.title)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.form, self.year)
        QWidget.setTabOrder(self.year, self.issuer)
        QWidget.setTabOrder(self.issuer, self.parent_issuer)
        QWidget.setTabOrder(self.parent_issuer, self.place)
        QWidget.setTabOrder(self.place, self.title)
        QWidget.setTabOrder(self.title, self.buttons)

        self.retranslateUi(NewPlan)
    # setupUi

    def retranslateUi(self, NewPlan):
        NewPlan.setWindowTitle(QCoreApplication.translate("NewPlan", u"K\u1ebf ho\u1ea1ch m\u1edbi", None))
        self.form_label.setText(QCoreApplication.translate("NewPlan", u"&Bi\u1ec3u m\u1eabu:", None))
        self.form_note.setText("")
        self.year_label.setText(QCoreApplication.translate("NewPlan", u"&N\u0103m k\u1ebf ho\u1ea1ch:", None))
        self.issuer_label.setText(QCoreApplication.translate("NewPlan", u"&C\u01a1 quan ban h\u00e0nh:", None))
        self.issuer.setPlaceholderText(QCoreApplication.translate("NewPlan", u"V\u00ed d\u1ee5: \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh Qu\u1ea3ng Tr\u1ecb", None))
        self.parent_label.setText(QCoreApplication.translate("NewPlan", u"C\u01a1 quan ch\u1ee7 &qu\u1ea3n:", None))
        self.parent_issuer.setPlaceholderText(QCoreApplication.translate("NewPlan", u"\u0110\u1ec3 tr\u1ed1ng n\u1ebfu kh\u00f4ng c\u00f3", None))
        self.place_label.setText(QCoreApplication.translate("NewPlan", u"\u0110\u1ecb&a danh:", None))
        self.place.setPlaceholderText(QCoreApplication.translate("NewPlan", u"V\u00ed d\u1ee5: Qu\u1ea3ng Tr\u1ecb", None))
        self.title_label.setText(QCoreApplication.translate("NewPlan", u"&Tr\u00edch y\u1ebfu:", None))
        self.note.setText(QCoreApplication.translate("NewPlan", u"Sau b\u01b0\u1edbc n\u00e0y, ch\u01b0\u01a1ng tr\u00ecnh h\u1ecfi n\u01a1i l\u01b0u t\u1ec7p k\u1ebf ho\u1ea1ch. T\u1eeb \u0111\u00f3 m\u1ecdi thay \u0111\u1ed5i \u0111\u01b0\u1ee3c l\u01b0u t\u1ef1 \u0111\u1ed9ng.", None))
    # retranslateUi

