# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'shortcuts.ui'
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
    QDialogButtonBox, QHBoxLayout, QHeaderView, QLabel,
    QLineEdit, QSizePolicy, QTreeWidget, QTreeWidgetItem,
    QVBoxLayout, QWidget)

class Ui_Shortcuts(object):
    def setupUi(self, Shortcuts):
        if not Shortcuts.objectName():
            Shortcuts.setObjectName(u"Shortcuts")
        Shortcuts.resize(900, 560)
        self.page = QVBoxLayout(Shortcuts)
        self.page.setObjectName(u"page")
        self.search_row = QHBoxLayout()
        self.search_row.setObjectName(u"search_row")
        self.search_label = QLabel(Shortcuts)
        self.search_label.setObjectName(u"search_label")
        self.search_label.setTextFormat(Qt.TextFormat.PlainText)

        self.search_row.addWidget(self.search_label)

        self.search = QLineEdit(Shortcuts)
        self.search.setObjectName(u"search")
        self.search.setClearButtonEnabled(True)

        self.search_row.addWidget(self.search)


        self.page.addLayout(self.search_row)

        self.commands = QTreeWidget(Shortcuts)
        self.commands.setObjectName(u"commands")
        self.commands.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.commands.setRootIsDecorated(False)
        self.commands.setAlternatingRowColors(True)
        self.commands.setAllColumnsShowFocus(True)

        self.page.addWidget(self.commands)

        self.buttons = QDialogButtonBox(Shortcuts)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.search_label.setBuddy(self.search)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.search, self.commands)
        QWidget.setTabOrder(self.commands, self.buttons)

        self.retranslateUi(Shortcuts)
    # setupUi

    def retranslateUi(self, Shortcuts):
        Shortcuts.setWindowTitle(QCoreApplication.translate("Shortcuts", u"Ph\u00edm t\u1eaft", None))
        self.search_label.setText(QCoreApplication.translate("Shortcuts", u"&T\u00ecm:", None))
        self.search.setPlaceholderText(QCoreApplication.translate("Shortcuts", u"T\u00ean l\u1ec7nh ho\u1eb7c ph\u00edm", None))
        ___qtreewidgetitem = self.commands.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("Shortcuts", u"\u00dd ngh\u0129a", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("Shortcuts", u"Ph\u00edm", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("Shortcuts", u"L\u1ec7nh", None))
    # retranslateUi

