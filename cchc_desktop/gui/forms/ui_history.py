# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'history.ui'
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

class Ui_History(object):
    def setupUi(self, History):
        if not History.objectName():
            History.setObjectName(u"History")
        History.resize(960, 560)
        self.page = QVBoxLayout(History)
        self.page.setObjectName(u"page")
        self.summary = QLabel(History)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.halves = QSplitter(History)
        self.halves.setObjectName(u"halves")
        self.halves.setOrientation(Qt.Orientation.Horizontal)
        self.halves.setChildrenCollapsible(False)
        self.moments = QTreeWidget(self.halves)
        self.moments.setObjectName(u"moments")
        self.moments.setAlternatingRowColors(True)
        self.moments.setAllColumnsShowFocus(True)
        self.moments.setUniformRowHeights(True)
        self.halves.addWidget(self.moments)
        self.differences = QPlainTextEdit(self.halves)
        self.differences.setObjectName(u"differences")
        self.differences.setReadOnly(True)
        self.differences.setTabChangesFocus(True)
        self.halves.addWidget(self.differences)

        self.page.addWidget(self.halves)

        self.told = QLabel(History)
        self.told.setObjectName(u"told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)

        self.page.addWidget(self.told)

        self.buttons = QDialogButtonBox(History)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

        self.page.setStretch(1, 1)
        QWidget.setTabOrder(self.moments, self.differences)

        self.retranslateUi(History)
    # setupUi

    def retranslateUi(self, History):
        History.setWindowTitle(QCoreApplication.translate("History", u"L\u1ecbch s\u1eed k\u1ebf ho\u1ea1ch", None))
        self.summary.setText("")
        ___qtreewidgetitem = self.moments.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("History", u"Vi\u1ec7c \u0111\u00e3 l\u00e0m", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("History", u"Ng\u01b0\u1eddi s\u1eeda", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("History", u"Th\u1eddi \u0111i\u1ec3m", None))
#if QT_CONFIG(accessibility)
        self.moments.setAccessibleName(QCoreApplication.translate("History", u"C\u00e1c th\u1eddi \u0111i\u1ec3m c\u1ee7a k\u1ebf ho\u1ea1ch, m\u1edbi nh\u1ea5t \u0111\u1ee9ng \u0111\u1ea7u", None))
#endif // QT_CONFIG(accessibility)
#if QT_CONFIG(accessibility)
        self.differences.setAccessibleName(QCoreApplication.translate("History", u"Kh\u00e1c g\u00ec so v\u1edbi b\u00e2y gi\u1edd", None))
#endif // QT_CONFIG(accessibility)
        self.told.setText("")
    # retranslateUi

