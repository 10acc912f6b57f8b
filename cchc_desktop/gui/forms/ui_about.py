# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'about.ui'
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
    QHBoxLayout, QLabel, QSizePolicy, QSpacerItem,
    QVBoxLayout, QWidget)

class Ui_About(object):
    def setupUi(self, About):
        if not About.objectName():
            About.setObjectName(u"About")
        About.resize(520, 280)
        self.page = QVBoxLayout(About)
        self.page.setObjectName(u"page")
        self.head = QHBoxLayout()
        self.head.setObjectName(u"head")
        self.picture = QLabel(About)
        self.picture.setObjectName(u"picture")

        self.head.addWidget(self.picture)

        self.names = QVBoxLayout()
        self.names.setObjectName(u"names")
        self.name = QLabel(About)
        self.name.setObjectName(u"name")
        self.name.setTextFormat(Qt.TextFormat.PlainText)

        self.names.addWidget(self.name)

        self.version = QLabel(About)
        self.version.setObjectName(u"version")
        self.version.setTextFormat(Qt.TextFormat.PlainText)

        self.names.addWidget(self.version)


        self.head.addLayout(self.names)

        self.head_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.head.addItem(self.head_gap)


        self.page.addLayout(self.head)

        self.purpose = QLabel(About)
        self.purpose.setObjectName(u"purpose")
        self.purpose.setTextFormat(Qt.TextFormat.PlainText)
        self.purpose.setWordWrap(True)

        self.page.addWidget(self.purpose)

        self.privacy = QLabel(About)
        self.privacy.setObjectName(u"privacy")
        self.privacy.setTextFormat(Qt.TextFormat.PlainText)
        self.privacy.setWordWrap(True)

        self.page.addWidget(self.privacy)

        self.licence = QLabel(About)
        self.licence.setObjectName(u"licence")
        self.licence.setTextFormat(Qt.TextFormat.PlainText)
        self.licence.setWordWrap(True)

        self.page.addWidget(self.licence)

        self.versions = QLabel(About)
        self.versions.setObjectName(u"versions")
        self.versions.setTextFormat(Qt.TextFormat.PlainText)
        self.versions.setWordWrap(True)

        self.page.addWidget(self.versions)

        self.gap = QSpacerItem(20, 10, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.page.addItem(self.gap)

        self.buttons = QDialogButtonBox(About)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)


        self.retranslateUi(About)
    # setupUi

    def retranslateUi(self, About):
        About.setWindowTitle(QCoreApplication.translate("About", u"Gi\u1edbi thi\u1ec7u", None))
        self.name.setText(QCoreApplication.translate("About", u"CCHC Desktop", None))
        self.version.setText("")
        self.purpose.setText(QCoreApplication.translate("About", u"Ch\u01b0\u01a1ng tr\u00ecnh so\u1ea1n k\u1ebf ho\u1ea1ch c\u1ea3i c\u00e1ch h\u00e0nh ch\u00ednh: \u0111\u1ecdc k\u1ebf ho\u1ea1ch n\u0103m tr\u01b0\u1edbc t\u1eeb Word, Excel; s\u1eeda trong c\u00e2y v\u00e0 b\u1ea3ng; xu\u1ea5t ph\u1ee5 l\u1ee5c \u0111\u00fang th\u1ec3 th\u1ee9c.", None))
        self.privacy.setText(QCoreApplication.translate("About", u"Ch\u01b0\u01a1ng tr\u00ecnh l\u00e0m vi\u1ec7c ho\u00e0n to\u00e0n tr\u00ean m\u00e1y n\u00e0y, kh\u00f4ng g\u1eedi d\u1eef li\u1ec7u ra ngo\u00e0i.", None))
        self.licence.setText(QCoreApplication.translate("About", u"Gi\u1ea5y ph\u00e9p Apache-2.0. D\u00f9ng Qt v\u00e0 PySide6 (LGPL-3.0), SQLAlchemy (MIT), lxml (BSD), XlsxWriter (BSD), python-calamine (MIT), platformdirs (MIT).", None))
        self.versions.setText("")
    # retranslateUi

