# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'assignment_sheets.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QCheckBox, QDialog,
    QDialogButtonBox, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QRadioButton, QSizePolicy, QSpacerItem,
    QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget)

class Ui_AssignmentSheets(object):
    def setupUi(self, AssignmentSheets):
        if not AssignmentSheets.objectName():
            AssignmentSheets.setObjectName(u"AssignmentSheets")
        AssignmentSheets.resize(640, 520)
        self.page = QVBoxLayout(AssignmentSheets)
        self.page.setObjectName(u"page")
        self.intro = QLabel(AssignmentSheets)
        self.intro.setObjectName(u"intro")
        self.intro.setTextFormat(Qt.TextFormat.PlainText)
        self.intro.setWordWrap(True)

        self.page.addWidget(self.intro)

        self.agencies = QTreeWidget(AssignmentSheets)
        self.agencies.setObjectName(u"agencies")
        self.agencies.setRootIsDecorated(False)
        self.agencies.setAlternatingRowColors(True)
        self.agencies.setAllColumnsShowFocus(True)

        self.page.addWidget(self.agencies)

        self.ticks = QHBoxLayout()
        self.ticks.setObjectName(u"ticks")
        self.all = QPushButton(AssignmentSheets)
        self.all.setObjectName(u"all")

        self.ticks.addWidget(self.all)

        self.none = QPushButton(AssignmentSheets)
        self.none.setObjectName(u"none")

        self.ticks.addWidget(self.none)

        self.count = QLabel(AssignmentSheets)
        self.count.setObjectName(u"count")
        self.count.setTextFormat(Qt.TextFormat.PlainText)

        self.ticks.addWidget(self.count)

        self.ticks_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.ticks.addItem(self.ticks_gap)


        self.page.addLayout(self.ticks)

        self.note = QLabel(AssignmentSheets)
        self.note.setObjectName(u"note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)

        self.page.addWidget(self.note)

        self.kinds = QHBoxLayout()
        self.kinds.setObjectName(u"kinds")
        self.kinds_label = QLabel(AssignmentSheets)
        self.kinds_label.setObjectName(u"kinds_label")

        self.kinds.addWidget(self.kinds_label)

        self.word = QCheckBox(AssignmentSheets)
        self.word.setObjectName(u"word")
        self.word.setChecked(True)

        self.kinds.addWidget(self.word)

        self.excel = QCheckBox(AssignmentSheets)
        self.excel.setObjectName(u"excel")

        self.kinds.addWidget(self.excel)

        self.pdf = QCheckBox(AssignmentSheets)
        self.pdf.setObjectName(u"pdf")

        self.kinds.addWidget(self.pdf)

        self.kinds_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.kinds.addItem(self.kinds_gap)


        self.page.addLayout(self.kinds)

        self.face_note = QLabel(AssignmentSheets)
        self.face_note.setObjectName(u"face_note")
        self.face_note.setTextFormat(Qt.TextFormat.PlainText)
        self.face_note.setWordWrap(True)

        self.page.addWidget(self.face_note)

        self.one_file = QRadioButton(AssignmentSheets)
        self.one_file.setObjectName(u"one_file")
        self.one_file.setChecked(True)

        self.page.addWidget(self.one_file)

        self.each = QRadioButton(AssignmentSheets)
        self.each.setObjectName(u"each")

        self.page.addWidget(self.each)

        self.archive = QRadioButton(AssignmentSheets)
        self.archive.setObjectName(u"archive")

        self.page.addWidget(self.archive)

        self.buttons = QDialogButtonBox(AssignmentSheets)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

        QWidget.setTabOrder(self.agencies, self.all)
        QWidget.setTabOrder(self.all, self.none)
        QWidget.setTabOrder(self.none, self.word)
        QWidget.setTabOrder(self.word, self.excel)
        QWidget.setTabOrder(self.excel, self.pdf)
        QWidget.setTabOrder(self.pdf, self.one_file)
        QWidget.setTabOrder(self.one_file, self.each)
        QWidget.setTabOrder(self.each, self.archive)

        self.retranslateUi(AssignmentSheets)
    # setupUi

    def retranslateUi(self, AssignmentSheets):
        AssignmentSheets.setWindowTitle(QCoreApplication.translate("AssignmentSheets", u"Phi\u1ebfu giao vi\u1ec7c", None))
        self.intro.setText(QCoreApplication.translate("AssignmentSheets", u"M\u1ed7i c\u01a1 quan m\u1ed9t phi\u1ebfu: vi\u1ec7c ch\u1ee7 tr\u00ec v\u00e0 vi\u1ec7c ph\u1ed1i h\u1ee3p, x\u1ebfp theo h\u1ea1n ho\u00e0n th\u00e0nh. Nh\u00f3m nh\u01b0 \u201cc\u00e1c s\u1edf, ban, ng\u00e0nh\u201d \u0111\u01b0\u1ee3c t\u00ednh cho t\u1eebng c\u01a1 quan trong nh\u00f3m.", None))
        ___qtreewidgetitem = self.agencies.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("AssignmentSheets", u"Ph\u1ed1i h\u1ee3p", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("AssignmentSheets", u"Ch\u1ee7 tr\u00ec", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("AssignmentSheets", u"C\u01a1 quan", None))
        self.all.setText(QCoreApplication.translate("AssignmentSheets", u"Ch\u1ecdn &t\u1ea5t c\u1ea3", None))
        self.none.setText(QCoreApplication.translate("AssignmentSheets", u"&B\u1ecf ch\u1ecdn", None))
        self.kinds_label.setText(QCoreApplication.translate("AssignmentSheets", u"\u0110\u1ecbnh d\u1ea1ng:", None))
        self.word.setText(QCoreApplication.translate("AssignmentSheets", u"&Word", None))
        self.excel.setText(QCoreApplication.translate("AssignmentSheets", u"&Excel", None))
        self.pdf.setText(QCoreApplication.translate("AssignmentSheets", u"&PDF", None))
        self.one_file.setText(QCoreApplication.translate("AssignmentSheets", u"T\u1ea5t c\u1ea3 phi\u1ebfu trong &m\u1ed9t t\u1ec7p", None))
        self.each.setText(QCoreApplication.translate("AssignmentSheets", u"M\u1ed7i c\u01a1 &quan m\u1ed9t t\u1ec7p", None))
        self.archive.setText(QCoreApplication.translate("AssignmentSheets", u"M\u1ed7i c\u01a1 quan m\u1ed9t t\u1ec7p, n\u00e9n th\u00e0nh m\u1ed9t g\u00f3i .&zip", None))
    # retranslateUi

