# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'source_changes.ui'
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
    QHBoxLayout, QHeaderView, QLabel, QPushButton,
    QSizePolicy, QSpacerItem, QTreeWidget, QTreeWidgetItem,
    QVBoxLayout, QWidget)

class Ui_SourceChanges(object):
    def setupUi(self, SourceChanges):
        if not SourceChanges.objectName():
            SourceChanges.setObjectName(u"SourceChanges")
        SourceChanges.resize(900, 520)
        self.page = QVBoxLayout(SourceChanges)
        self.page.setObjectName(u"page")
        self.told = QLabel(SourceChanges)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)

        self.page.addWidget(self.told)

        self.entries = QTreeWidget(SourceChanges)
        self.entries.setObjectName(u"entries")
        self.entries.setAlternatingRowColors(True)
        self.entries.setAllColumnsShowFocus(True)
        self.entries.setWordWrap(True)

        self.page.addWidget(self.entries)

        self.acts = QHBoxLayout()
        self.acts.setObjectName(u"acts")
        self.adopt = QPushButton(SourceChanges)
        self.adopt.setObjectName(u"adopt")

        self.acts.addWidget(self.adopt)

        self.dismiss = QPushButton(SourceChanges)
        self.dismiss.setObjectName(u"dismiss")

        self.acts.addWidget(self.dismiss)

        self.adopt_all = QPushButton(SourceChanges)
        self.adopt_all.setObjectName(u"adopt_all")

        self.acts.addWidget(self.adopt_all)

        self.gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.acts.addItem(self.gap)

        self.buttons = QDialogButtonBox(SourceChanges)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.acts.addWidget(self.buttons)


        self.page.addLayout(self.acts)

        QWidget.setTabOrder(self.entries, self.adopt)
        QWidget.setTabOrder(self.adopt, self.dismiss)
        QWidget.setTabOrder(self.dismiss, self.adopt_all)

        self.retranslateUi(SourceChanges)
    # setupUi

    def retranslateUi(self, SourceChanges):
        SourceChanges.setWindowTitle(QCoreApplication.translate("SourceChanges", u"Thay \u0111\u1ed5i c\u1ee7a k\u1ebf ho\u1ea1ch c\u1ea5p tr\u00ean", None))
        ___qtreewidgetitem = self.entries.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("SourceChanges", u"N\u00ean ghi theo c\u1ea5p tr\u00ean", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("SourceChanges", u"K\u1ebf ho\u1ea1ch n\u00e0y \u0111ang ghi", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("SourceChanges", u"C\u1ea7n \u0111i\u1ec1u ch\u1ec9nh", None))
        self.adopt.setText(QCoreApplication.translate("SourceChanges", u"\u00c1p &d\u1ee5ng", None))
        self.dismiss.setText(QCoreApplication.translate("SourceChanges", u"&Gi\u1eef nh\u01b0 hi\u1ec7n nay", None))
        self.adopt_all.setText(QCoreApplication.translate("SourceChanges", u"\u00c1p d\u1ee5ng &t\u1ea5t c\u1ea3", None))
    # retranslateUi

