# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'copies.ui'
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
    QDialogButtonBox, QHBoxLayout, QHeaderView, QLabel,
    QPlainTextEdit, QSizePolicy, QSplitter, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

class Ui_Copies(object):
    def setupUi(self, Copies):
        if not Copies.objectName():
            Copies.setObjectName(u"Copies")
        Copies.resize(900, 540)
        self.page = QVBoxLayout(Copies)
        self.page.setObjectName(u"page")
        self.intro = QLabel(Copies)
        self.intro.setObjectName(u"intro")
        self.intro.setWordWrap(True)

        self.page.addWidget(self.intro)

        self.top = QHBoxLayout()
        self.top.setObjectName(u"top")
        self.plan_label = QLabel(Copies)
        self.plan_label.setObjectName(u"plan_label")

        self.top.addWidget(self.plan_label)

        self.plan = QComboBox(Copies)
        self.plan.setObjectName(u"plan")
        self.plan.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plan.setMinimumContentsLength(40)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.plan.sizePolicy().hasHeightForWidth())
        self.plan.setSizePolicy(sizePolicy)

        self.top.addWidget(self.plan)


        self.page.addLayout(self.top)

        self.halves = QSplitter(Copies)
        self.halves.setObjectName(u"halves")
        self.halves.setOrientation(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.entries = QTreeWidget(self.halves)
        self.entries.setObjectName(u"entries")
        self.entries.setRootIsDecorated(False)
        self.entries.setAlternatingRowColors(True)
        self.entries.setAllColumnsShowFocus(True)
        self.halves.addWidget(self.entries)
        self.content = QPlainTextEdit(self.halves)
        self.content.setObjectName(u"content")
        self.content.setReadOnly(True)
        self.content.setTabChangesFocus(True)
        self.halves.addWidget(self.content)

        self.page.addWidget(self.halves)

        self.told = QLabel(Copies)
        self.told.setObjectName(u"told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)

        self.page.addWidget(self.told)

        self.buttons = QDialogButtonBox(Copies)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

        self.page.setStretch(2, 1)
#if QT_CONFIG(shortcut)
        self.plan_label.setBuddy(self.plan)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.plan, self.entries)
        QWidget.setTabOrder(self.entries, self.content)

        self.retranslateUi(Copies)
    # setupUi

    def retranslateUi(self, Copies):
        Copies.setWindowTitle(QCoreApplication.translate("Copies", u"B\u1ea3n sao d\u1ef1 ph\u00f2ng", None))
        self.intro.setText(QCoreApplication.translate("Copies", u"Ch\u01b0\u01a1ng tr\u00ecnh t\u1ef1 l\u01b0u b\u1ea3n sao tr\u00ean m\u00e1y n\u00e0y khi m\u1edf, khi \u0111\u00f3ng v\u00e0 v\u00e0i ph\u00fat m\u1ed9t l\u1ea7n khi c\u00f3 thay \u0111\u1ed5i. Kh\u00f4i ph\u1ee5c kh\u00f4ng l\u00e0m m\u1ea5t g\u00ec: tr\u1ea1ng th\u00e1i hi\u1ec7n t\u1ea1i \u0111\u01b0\u1ee3c sao l\u1ea1i tr\u01b0\u1edbc, v\u00e0 c\u00f3 th\u1ec3 ho\u00e0n t\u00e1c.", None))
        self.plan_label.setText(QCoreApplication.translate("Copies", u"&K\u1ebf ho\u1ea1ch:", None))
        ___qtreewidgetitem = self.entries.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("Copies", u"C\u1ee1", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("Copies", u"L\u00fd do sao", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("Copies", u"Th\u1eddi \u0111i\u1ec3m", None))
#if QT_CONFIG(accessibility)
        self.entries.setAccessibleName(QCoreApplication.translate("Copies", u"C\u00e1c b\u1ea3n sao, m\u1edbi nh\u1ea5t \u0111\u1ee9ng \u0111\u1ea7u", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.content.setAccessibleName(QCoreApplication.translate("Copies", u"Trong b\u1ea3n sao c\u00f3 g\u00ec", None))
#endif // QT_CONFIG(accessibility)
        self.told.setText("")
    # retranslateUi

