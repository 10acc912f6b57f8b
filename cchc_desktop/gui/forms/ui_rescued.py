# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'rescued.ui'
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
    QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout,
    QWidget)

class Ui_Rescued(object):
    def setupUi(self, Rescued):
        if not Rescued.objectName():
            Rescued.setObjectName(u"Rescued")
        Rescued.resize(640, 400)
        self.page = QVBoxLayout(Rescued)
        self.page.setObjectName(u"page")
        self.summary = QLabel(Rescued)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.lines = QPlainTextEdit(Rescued)
        self.lines.setObjectName(u"lines")
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)

        self.page.addWidget(self.lines)

        self.buttons = QDialogButtonBox(Rescued)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

        self.page.setStretch(1, 1)

        self.retranslateUi(Rescued)
    # setupUi

    def retranslateUi(self, Rescued):
        Rescued.setWindowTitle(QCoreApplication.translate("Rescued", u"K\u1ebft qu\u1ea3 c\u1ee9u d\u1eef li\u1ec7u", None))
        self.summary.setText("")
#if QT_CONFIG(accessibility)
        self.lines.setAccessibleName(QCoreApplication.translate("Rescued", u"Nh\u1eefng g\u00ec c\u1ee9u \u0111\u01b0\u1ee3c v\u00e0 nh\u1eefng g\u00ec \u0111\u00e3 m\u1ea5t", None))
#endif // QT_CONFIG(accessibility)
    # retranslateUi

