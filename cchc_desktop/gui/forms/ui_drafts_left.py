# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'drafts_left.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QDialog, QDialogButtonBox,
    QHeaderView, QLabel, QPlainTextEdit, QSizePolicy,
    QSplitter, QTreeWidget, QTreeWidgetItem, QVBoxLayout,
    QWidget)

class Ui_DraftsLeft(object):
    def setupUi(self, DraftsLeft):
        if not DraftsLeft.objectName():
            DraftsLeft.setObjectName(u"DraftsLeft")
        DraftsLeft.resize(820, 460)
        self.page = QVBoxLayout(DraftsLeft)
        self.page.setObjectName(u"page")
        self.summary = QLabel(DraftsLeft)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.halves = QSplitter(DraftsLeft)
        self.halves.setObjectName(u"halves")
        self.halves.setOrientation(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.entries = QTreeWidget(self.halves)
        self.entries.setObjectName(u"entries")
        self.entries.setRootIsDecorated(False)
        self.entries.setAlternatingRowColors(True)
        self.entries.setAllColumnsShowFocus(True)
        self.halves.addWidget(self.entries)
        self.typed = QPlainTextEdit(self.halves)
        self.typed.setObjectName(u"typed")
        self.typed.setReadOnly(True)
        self.typed.setTabChangesFocus(True)
        self.halves.addWidget(self.typed)

        self.page.addWidget(self.halves)

        self.told = QLabel(DraftsLeft)
        self.told.setObjectName(u"told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)

        self.page.addWidget(self.told)

        self.buttons = QDialogButtonBox(DraftsLeft)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

        self.page.setStretch(1, 1)
        QWidget.setTabOrder(self.entries, self.typed)

        self.retranslateUi(DraftsLeft)
    # setupUi

    def retranslateUi(self, DraftsLeft):
        DraftsLeft.setWindowTitle(QCoreApplication.translate("DraftsLeft", u"L\u1ea5y l\u1ea1i ph\u1ea7n \u0111ang g\u00f5 d\u1edf", None))
        self.summary.setText("")
        ___qtreewidgetitem = self.entries.headerItem()
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("DraftsLeft", u"G\u00f5 l\u00fac", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("DraftsLeft", u"V\u1ecb tr\u00ed", None))
#if QT_CONFIG(accessibility)
        self.entries.setAccessibleName(QCoreApplication.translate("DraftsLeft", u"C\u00e1c ph\u1ea7n \u0111ang g\u00f5 d\u1edf", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.typed.setAccessibleName(QCoreApplication.translate("DraftsLeft", u"N\u1ed9i dung \u0111ang g\u00f5 d\u1edf v\u00e0 n\u1ed9i dung hi\u1ec7n c\u00f3", None))
#endif // QT_CONFIG(accessibility)
        self.told.setText("")
    # retranslateUi

