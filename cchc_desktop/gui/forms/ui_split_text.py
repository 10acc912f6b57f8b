# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'split_text.ui'
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
    QDialogButtonBox, QFormLayout, QLabel, QListWidget,
    QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget)

class Ui_SplitText(object):
    def setupUi(self, SplitText):
        if not SplitText.objectName():
            SplitText.setObjectName(u"SplitText")
        SplitText.resize(620, 460)
        self.page = QVBoxLayout(SplitText)
        self.page.setObjectName(u"page")
        self.summary = QLabel(SplitText)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.choices = QFormLayout()
        self.choices.setObjectName(u"choices")
        self.cut_label = QLabel(SplitText)
        self.cut_label.setObjectName(u"cut_label")

        self.choices.setWidget(0, QFormLayout.ItemRole.LabelRole, self.cut_label)

        self.cut = QComboBox(SplitText)
        self.cut.setObjectName(u"cut")

        self.choices.setWidget(0, QFormLayout.ItemRole.FieldRole, self.cut)

        self.into_label = QLabel(SplitText)
        self.into_label.setObjectName(u"into_label")

        self.choices.setWidget(1, QFormLayout.ItemRole.LabelRole, self.into_label)

        self.into = QComboBox(SplitText)
        self.into.setObjectName(u"into")

        self.choices.setWidget(1, QFormLayout.ItemRole.FieldRole, self.into)


        self.page.addLayout(self.choices)

        self.pieces_label = QLabel(SplitText)
        self.pieces_label.setObjectName(u"pieces_label")
        self.pieces_label.setTextFormat(Qt.TextFormat.PlainText)
        self.pieces_label.setWordWrap(True)

        self.page.addWidget(self.pieces_label)

        self.pieces = QListWidget(SplitText)
        self.pieces.setObjectName(u"pieces")
        self.pieces.setAlternatingRowColors(True)
        self.pieces.setWordWrap(True)

        self.page.addWidget(self.pieces)

        self.result = QLabel(SplitText)
        self.result.setObjectName(u"result")
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setWordWrap(True)

        self.page.addWidget(self.result)

        self.buttons = QDialogButtonBox(SplitText)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.cut_label.setBuddy(self.cut)
        self.into_label.setBuddy(self.into)
        self.pieces_label.setBuddy(self.pieces)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.pieces, self.cut)
        QWidget.setTabOrder(self.cut, self.into)

        self.retranslateUi(SplitText)
    # setupUi

    def retranslateUi(self, SplitText):
        SplitText.setWindowTitle(QCoreApplication.translate("SplitText", u"T\u00e1ch th\u00e0nh nhi\u1ec1u d\u00f2ng", None))
        self.summary.setText("")
        self.cut_label.setText(QCoreApplication.translate("SplitText", u"T\u00e1ch &t\u1ea1i:", None))
        self.into_label.setText(QCoreApplication.translate("SplitText", u"Th\u00e0n&h:", None))
        self.pieces_label.setText(QCoreApplication.translate("SplitText", u"C\u00e1c \u00fd t\u00ecm \u0111\u01b0\u1ee3c (b\u1ecf d\u1ea5u ch\u1ecdn \u0111\u1ec3 gi\u1eef \u00fd \u0111\u00f3 chung d\u00f2ng v\u1edbi \u00fd tr\u01b0\u1edbc):", None))
        self.result.setText("")
    # retranslateUi

