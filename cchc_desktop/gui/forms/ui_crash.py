# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'crash.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QLabel,
    QLineEdit, QPushButton, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_Crash(object):
    def setupUi(self, Crash):
        if not Crash.objectName():
            Crash.setObjectName(u"Crash")
        Crash.resize(560, 210)
        self.page = QVBoxLayout(Crash)
        self.page.setObjectName(u"page")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.picture = QLabel(Crash)
        self.picture.setObjectName(u"picture")

        self.head.addWidget(self.picture)

        self.heading = QLabel(Crash)
        self.heading.setObjectName(u"heading")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)

        self.head.addWidget(self.heading)

        self.head_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.page.addLayout(self.head)

        self.advice = QLabel(Crash)
        self.advice.setObjectName(u"advice")
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.advice.setWordWrap(True)

        self.page.addWidget(self.advice)

        self.log_row = QHBoxLayout()
        self.log_row.setObjectName(u"log_row")
        self.log_label = QLabel(Crash)
        self.log_label.setObjectName(u"log_label")
        self.log_label.setTextFormat(Qt.TextFormat.PlainText)

        self.log_row.addWidget(self.log_label)

        self.log = QLineEdit(Crash)
        self.log.setObjectName(u"log")
        self.log.setReadOnly(True)

        self.log_row.addWidget(self.log)

        self.open_folder = QPushButton(Crash)
        self.open_folder.setObjectName(u"open_folder")

        self.log_row.addWidget(self.open_folder)


        self.page.addLayout(self.log_row)

        self.gap = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.gap)

        self.end_row = QHBoxLayout()
        self.end_row.setObjectName(u"end_row")
        self.end_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.end_row.addItem(self.end_gap)

        self.go_on = QPushButton(Crash)
        self.go_on.setObjectName(u"go_on")

        self.end_row.addWidget(self.go_on)

        self.quit = QPushButton(Crash)
        self.quit.setObjectName(u"quit")

        self.end_row.addWidget(self.quit)


        self.page.addLayout(self.end_row)

#if QT_CONFIG(shortcut)
        self.log_label.setBuddy(self.log)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.log, self.open_folder)
        QWidget.setTabOrder(self.open_folder, self.go_on)
        QWidget.setTabOrder(self.go_on, self.quit)

        self.retranslateUi(Crash)

        self.quit.setDefault(True)

    # setupUi

    def retranslateUi(self, Crash):
        Crash.setWindowTitle(QCoreApplication.translate("Crash", u"Ch\u01b0\u01a1ng tr\u00ecnh g\u1eb7p l\u1ed7i", None))
        self.heading.setText(QCoreApplication.translate("Crash", u"Ch\u01b0\u01a1ng tr\u00ecnh v\u1eeba g\u1eb7p m\u1ed9t l\u1ed7i ngo\u00e0i d\u1ef1 ki\u1ebfn.", None))
        self.advice.setText(QCoreApplication.translate("Crash", u"Nh\u1eefng thay \u0111\u1ed5i \u0111\u00e3 hi\u1ec7n \u201c\u0110\u00e3 l\u01b0u\u201d v\u1eabn c\u00f2n nguy\u00ean trong t\u1ec7p k\u1ebf ho\u1ea1ch. H\u00e3y \u0111\u00f3ng ch\u01b0\u01a1ng tr\u00ecnh r\u1ed3i m\u1edf l\u1ea1i; n\u1ebfu l\u1ed7i l\u1eb7p l\u1ea1i, h\u00e3y g\u1eedi t\u1ec7p nh\u1eadt k\u00fd d\u01b0\u1edbi \u0111\u00e2y cho ng\u01b0\u1eddi h\u1ed7 tr\u1ee3. T\u1ec7p nh\u1eadt k\u00fd kh\u00f4ng ch\u1ee9a n\u1ed9i dung k\u1ebf ho\u1ea1ch.", None))
        self.log_label.setText(QCoreApplication.translate("Crash", u"T\u1ec7p &nh\u1eadt k\u00fd:", None))
        self.open_folder.setText(QCoreApplication.translate("Crash", u"M\u1edf th\u01b0 &m\u1ee5c", None))
        self.go_on.setText(QCoreApplication.translate("Crash", u"L\u00e0m vi\u1ec7c &ti\u1ebfp", None))
        self.quit.setText(QCoreApplication.translate("Crash", u"\u0110\u00f3n&g ch\u01b0\u01a1ng tr\u00ecnh", None))
    # retranslateUi

