# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'samples.ui'
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
    QHeaderView, QLabel, QSizePolicy, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

class Ui_Samples(object):
    def setupUi(self, Samples):
        if not Samples.objectName():
            Samples.setObjectName(u"Samples")
        Samples.resize(820, 420)
        self.page = QVBoxLayout(Samples)
        self.page.setObjectName(u"page")
        self.intro = QLabel(Samples)
        self.intro.setObjectName(u"intro")
        self.intro.setWordWrap(True)

        self.page.addWidget(self.intro)

        self.entries = QTreeWidget(Samples)
        self.entries.setObjectName(u"entries")
        self.entries.setRootIsDecorated(False)
        self.entries.setAlternatingRowColors(True)
        self.entries.setAllColumnsShowFocus(True)

        self.page.addWidget(self.entries)

        self.buttons = QDialogButtonBox(Samples)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)


        self.retranslateUi(Samples)
    # setupUi

    def retranslateUi(self, Samples):
        Samples.setWindowTitle(QCoreApplication.translate("Samples", u"K\u1ebf ho\u1ea1ch m\u1eabu", None))
        self.intro.setText(QCoreApplication.translate("Samples", u"T\u1ec9nh L\u1ea1c H\u1ed3ng v\u00e0 x\u00e3 \u0110\u1ed3ng Vang trong c\u00e1c k\u1ebf ho\u1ea1ch n\u00e0y l\u00e0 \u0111\u01a1n v\u1ecb gi\u1ea3 \u0111\u1ecbnh. Ch\u1ecdn m\u1ed9t k\u1ebf ho\u1ea1ch; b\u1ea3n sao \u0111\u01b0\u1ee3c l\u01b0u th\u00e0nh t\u1ec7p c\u1ee7a b\u1ea1n \u0111\u1ec3 s\u1eeda t\u1ef1 do.", None))
        ___qtreewidgetitem = self.entries.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("Samples", u"S\u1ed1 d\u00f2ng", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("Samples", u"Bi\u1ec3u m\u1eabu", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("Samples", u"K\u1ebf ho\u1ea1ch", None))
    # retranslateUi

