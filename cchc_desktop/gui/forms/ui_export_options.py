# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'export_options.ui'
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
    QDialog, QDialogButtonBox, QFormLayout, QHBoxLayout,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QSpacerItem, QVBoxLayout, QWidget)

class Ui_ExportOptions(object):
    def setupUi(self, ExportOptions):
        if not ExportOptions.objectName():
            ExportOptions.setObjectName(u"ExportOptions")
        ExportOptions.resize(540, 240)
        self.page = QVBoxLayout(ExportOptions)
        self.page.setObjectName(u"page")
        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.kind_label = QLabel(ExportOptions)
        self.kind_label.setObjectName(u"kind_label")
        self.kind_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.kind_label)

        self.kind = QComboBox(ExportOptions)
        self.kind.setObjectName(u"kind")

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.kind)

        self.kind_note = QLabel(ExportOptions)
        self.kind_note.setObjectName(u"kind_note")
        self.kind_note.setTextFormat(Qt.TextFormat.PlainText)
        self.kind_note.setWordWrap(True)

        self.fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.kind_note)

        self.part_label = QLabel(ExportOptions)
        self.part_label.setObjectName(u"part_label")
        self.part_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.part_label)

        self.part = QComboBox(ExportOptions)
        self.part.setObjectName(u"part")

        self.fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.part)

        self.value = QComboBox(ExportOptions)
        self.value.setObjectName(u"value")

        self.fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.value)

        self.electronic = QCheckBox(ExportOptions)
        self.electronic.setObjectName(u"electronic")

        self.fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.electronic)

        self.safe = QCheckBox(ExportOptions)
        self.safe.setObjectName(u"safe")

        self.fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.safe)

        self.numbers = QCheckBox(ExportOptions)
        self.numbers.setObjectName(u"numbers")

        self.fields.setWidget(6, QFormLayout.ItemRole.FieldRole, self.numbers)

        self.flat = QCheckBox(ExportOptions)
        self.flat.setObjectName(u"flat")
        self.flat.setChecked(True)

        self.fields.setWidget(7, QFormLayout.ItemRole.FieldRole, self.flat)

        self.bordered = QCheckBox(ExportOptions)
        self.bordered.setObjectName(u"bordered")

        self.fields.setWidget(8, QFormLayout.ItemRole.FieldRole, self.bordered)

        self.own_template = QCheckBox(ExportOptions)
        self.own_template.setObjectName(u"own_template")

        self.fields.setWidget(9, QFormLayout.ItemRole.FieldRole, self.own_template)

        self.template_row = QHBoxLayout()
        self.template_row.setObjectName(u"template_row")
        self.template_path = QLineEdit(ExportOptions)
        self.template_path.setObjectName(u"template_path")
        self.template_path.setReadOnly(True)

        self.template_row.addWidget(self.template_path)

        self.choose_template = QPushButton(ExportOptions)
        self.choose_template.setObjectName(u"choose_template")

        self.template_row.addWidget(self.choose_template)

        self.save_template = QPushButton(ExportOptions)
        self.save_template.setObjectName(u"save_template")

        self.template_row.addWidget(self.save_template)


        self.fields.setLayout(10, QFormLayout.ItemRole.FieldRole, self.template_row)


        self.page.addLayout(self.fields)

        self.gap = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.gap)

        self.buttons = QDialogButtonBox(ExportOptions)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.kind_label.setBuddy(self.kind)
        self.part_label.setBuddy(self.part)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.kind, self.part)
        QWidget.setTabOrder(self.part, self.electronic)
        QWidget.setTabOrder(self.electronic, self.safe)
        QWidget.setTabOrder(self.safe, self.numbers)
        QWidget.setTabOrder(self.numbers, self.flat)
        QWidget.setTabOrder(self.flat, self.bordered)
        QWidget.setTabOrder(self.bordered, self.own_template)
        QWidget.setTabOrder(self.own_template, self.template_path)
        QWidget.setTabOrder(self.template_path, self.choose_template)
        QWidget.setTabOrder(self.choose_template, self.save_template)
        QWidget.setTabOrder(self.save_template, self.buttons)

        self.retranslateUi(ExportOptions)
    # setupUi

    def retranslateUi(self, ExportOptions):
        ExportOptions.setWindowTitle(QCoreApplication.translate("ExportOptions", u"Xu\u1ea5t theo l\u1ef1a ch\u1ecdn", None))
        self.kind_label.setText(QCoreApplication.translate("ExportOptions", u"\u0110\u1ecb&nh d\u1ea1ng:", None))
        self.kind_note.setText("")
        self.part_label.setText(QCoreApplication.translate("ExportOptions", u"&Ph\u1ea7n xu\u1ea5t:", None))
        self.electronic.setText(QCoreApplication.translate("ExportOptions", u"\u0110\u1ec3 k\u00fd &s\u1ed1: b\u1ecf tr\u1ed1ng s\u1ed1, ng\u00e0y trong th\u00f4ng tin k\u00e8m theo", None))
        self.safe.setText(QCoreApplication.translate("ExportOptions", u"Th\u00eam d\u1ea5u \u0111\u1ec3 &Excel kh\u00f4ng hi\u1ec3u n\u1ed9i dung \u00f4 l\u00e0 c\u00f4ng th\u1ee9c", None))
        self.numbers.setText(QCoreApplication.translate("ExportOptions", u"Ghi &kinh ph\u00ed v\u00e0 \u0111i\u1ec3m th\u00e0nh s\u1ed1 \u0111\u1ec3 Excel c\u1ed9ng \u0111\u01b0\u1ee3c", None))
        self.flat.setText(QCoreApplication.translate("ExportOptions", u"K\u00e8m trang \u201c&D\u1eef li\u1ec7u l\u1ecdc\u201d: m\u1ed7i nhi\u1ec7m v\u1ee5 m\u1ed9t d\u00f2ng, kh\u00f4ng g\u1ed9p \u00f4", None))
        self.bordered.setText(QCoreApplication.translate("ExportOptions", u"Nh\u1eafc l\u1ea1i ch\u1eef c\u1ee7a \u00f4 &g\u1ed9p \u1edf m\u1ed7i trang (\u00f4 g\u1ed9p b\u1eb1ng c\u00e1ch \u1ea9n \u0111\u01b0\u1eddng k\u1ebb)", None))
        self.own_template.setText(QCoreApplication.translate("ExportOptions", u"\u0110i\u1ec1n v\u00e0o &m\u1eabu Word ri\u00eang (c\u00f3 qu\u1ed1c hi\u1ec7u, bi\u1ec3u tr\u01b0ng, ph\u00f4ng ch\u1eef c\u1ee7a b\u1ea1n)", None))
        self.template_path.setPlaceholderText(QCoreApplication.translate("ExportOptions", u"Ch\u01b0a ch\u1ecdn m\u1eabu", None))
        self.choose_template.setText(QCoreApplication.translate("ExportOptions", u"Ch\u1ecdn m\u1eab&u\u2026", None))
        self.save_template.setText(QCoreApplication.translate("ExportOptions", u"&L\u01b0u m\u1eabu g\u1ee3i \u00fd\u2026", None))
    # retranslateUi

