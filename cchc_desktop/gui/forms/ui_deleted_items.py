# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'deleted_items.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QAbstractItemView, QApplication, QDialog,
    QDialogButtonBox, QHeaderView, QLabel, QPlainTextEdit,
    QSizePolicy, QSplitter, QTreeWidget, QTreeWidgetItem,
    QVBoxLayout, QWidget)

class Ui_DeletedItems(object):
    def setupUi(self, DeletedItems):
        if not DeletedItems.objectName():
            DeletedItems.setObjectName(u"DeletedItems")
        DeletedItems.resize(980, 520)
        self.page = QVBoxLayout(DeletedItems)
        self.page.setObjectName(u"page")
        self.summary = QLabel(DeletedItems)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.halves = QSplitter(DeletedItems)
        self.halves.setObjectName(u"halves")
        self.halves.setOrientation(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.entries = QTreeWidget(self.halves)
        self.entries.setObjectName(u"entries")
        self.entries.setRootIsDecorated(False)
        self.entries.setAlternatingRowColors(True)
        self.entries.setAllColumnsShowFocus(True)
        self.entries.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.halves.addWidget(self.entries)
        self.preview = QPlainTextEdit(self.halves)
        self.preview.setObjectName(u"preview")
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.halves.addWidget(self.preview)

        self.page.addWidget(self.halves)

        self.told = QLabel(DeletedItems)
        self.told.setObjectName(u"told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)

        self.page.addWidget(self.told)

        self.buttons = QDialogButtonBox(DeletedItems)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

        self.page.setStretch(1, 1)
        QWidget.setTabOrder(self.entries, self.preview)

        self.retranslateUi(DeletedItems)
    # setupUi

    def retranslateUi(self, DeletedItems):
        DeletedItems.setWindowTitle(QCoreApplication.translate("DeletedItems", u"M\u1ee5c \u0111\u00e3 x\u00f3a", None))
        self.summary.setText("")
        ___qtreewidgetitem = self.entries.headerItem()
        ___qtreewidgetitem.setText(3, QCoreApplication.translate("DeletedItems", u"Ng\u01b0\u1eddi x\u00f3a", None))
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("DeletedItems", u"Th\u1eddi \u0111i\u1ec3m", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("DeletedItems", u"Thao t\u00e1c", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("DeletedItems", u"M\u1ee5c", None))
        self.told.setText("")
    # retranslateUi

