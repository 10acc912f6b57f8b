# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'print_pages.ui'
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
    QLabel, QLineEdit, QRadioButton, QSizePolicy,
    QSpacerItem, QSpinBox, QVBoxLayout, QWidget)

class Ui_PrintPages(object):
    def setupUi(self, PrintPages):
        if not PrintPages.objectName():
            PrintPages.setObjectName(u"PrintPages")
        PrintPages.resize(560, 330)
        self.page = QVBoxLayout(PrintPages)
        self.page.setObjectName(u"page")
        self.fields = QFormLayout()
        self.fields.setObjectName(u"fields")
        self.fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.printer_label = QLabel(PrintPages)
        self.printer_label.setObjectName(u"printer_label")
        self.printer_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.printer_label)

        self.printer = QComboBox(PrintPages)
        self.printer.setObjectName(u"printer")

        self.fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.printer)

        self.copies_label = QLabel(PrintPages)
        self.copies_label.setObjectName(u"copies_label")
        self.copies_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.copies_label)

        self.copies = QSpinBox(PrintPages)
        self.copies.setObjectName(u"copies")
        self.copies.setMinimum(1)
        self.copies.setMaximum(999)

        self.fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.copies)

        self.both_sides = QCheckBox(PrintPages)
        self.both_sides.setObjectName(u"both_sides")

        self.fields.setWidget(6, QFormLayout.ItemRole.FieldRole, self.both_sides)

        self.part_label = QLabel(PrintPages)
        self.part_label.setObjectName(u"part_label")
        self.part_label.setTextFormat(Qt.TextFormat.PlainText)

        self.fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.part_label)

        self.part_place = QWidget(PrintPages)
        self.part_place.setObjectName(u"part_place")

        self.fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.part_place)

        self.range_row = QHBoxLayout()
        self.range_row.setObjectName(u"range_row")
        self.all_pages = QRadioButton(PrintPages)
        self.all_pages.setObjectName(u"all_pages")
        self.all_pages.setChecked(True)

        self.range_row.addWidget(self.all_pages)

        self.current_page = QRadioButton(PrintPages)
        self.current_page.setObjectName(u"current_page")

        self.range_row.addWidget(self.current_page)

        self.some_pages = QRadioButton(PrintPages)
        self.some_pages.setObjectName(u"some_pages")

        self.range_row.addWidget(self.some_pages)

        self.ranges = QLineEdit(PrintPages)
        self.ranges.setObjectName(u"ranges")

        self.range_row.addWidget(self.ranges)


        self.fields.setLayout(3, QFormLayout.ItemRole.FieldRole, self.range_row)

        self.repeat = QCheckBox(PrintPages)
        self.repeat.setObjectName(u"repeat")

        self.fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.repeat)

        self.electronic = QCheckBox(PrintPages)
        self.electronic.setObjectName(u"electronic")

        self.fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.electronic)


        self.page.addLayout(self.fields)

        self.note = QLabel(PrintPages)
        self.note.setObjectName(u"note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)

        self.page.addWidget(self.note)

        self.space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.space)

        self.buttons = QDialogButtonBox(PrintPages)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.printer_label.setBuddy(self.printer)
        self.copies_label.setBuddy(self.copies)
        self.part_label.setBuddy(self.part_place)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(PrintPages)
    # setupUi

    def retranslateUi(self, PrintPages):
        PrintPages.setWindowTitle(QCoreApplication.translate("PrintPages", u"In k\u1ebf ho\u1ea1ch", None))
        self.printer_label.setText(QCoreApplication.translate("PrintPages", u"&M\u00e1y in:", None))
        self.copies_label.setText(QCoreApplication.translate("PrintPages", u"&S\u1ed1 b\u1ea3n:", None))
        self.both_sides.setText(QCoreApplication.translate("PrintPages", u"In &hai m\u1eb7t", None))
        self.part_label.setText(QCoreApplication.translate("PrintPages", u"&Ph\u1ea7n in:", None))
        self.all_pages.setText(QCoreApplication.translate("PrintPages", u"&T\u1ea5t c\u1ea3 c\u00e1c trang", None))
        self.current_page.setText(QCoreApplication.translate("PrintPages", u"Trang \u0111ang &xem", None))
        self.some_pages.setText(QCoreApplication.translate("PrintPages", u"C\u00e1c t&rang:", None))
        self.ranges.setPlaceholderText(QCoreApplication.translate("PrintPages", u"v\u00ed d\u1ee5 1-3, 5", None))
        self.repeat.setText(QCoreApplication.translate("PrintPages", u"&Nh\u1eafc l\u1ea1i ch\u1eef c\u1ee7a \u00f4 g\u1ed9p \u1edf trang sau", None))
        self.electronic.setText(QCoreApplication.translate("PrintPages", u"\u0110\u1ec3 &k\u00fd s\u1ed1: ch\u1eeba ch\u1ed7 cho ch\u1eef k\u00fd, \u0111\u1ec3 tr\u1ed1ng s\u1ed1 v\u00e0 ng\u00e0y", None))
        self.note.setText("")
    # retranslateUi

