# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'paste_preview.ui'
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
    QDialogButtonBox, QFrame, QHBoxLayout, QLabel,
    QRadioButton, QSizePolicy, QSpacerItem, QVBoxLayout,
    QWidget)

class Ui_PastePreview(object):
    def setupUi(self, PastePreview):
        if not PastePreview.objectName():
            PastePreview.setObjectName(u"PastePreview")
        PastePreview.resize(960, 600)
        self.page = QVBoxLayout(PastePreview)
        self.page.setObjectName(u"page")
        self.summary = QLabel(PastePreview)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.where = QHBoxLayout()
        self.where.setObjectName(u"where")
        self.first_label = QLabel(PastePreview)
        self.first_label.setObjectName(u"first_label")

        self.where.addWidget(self.first_label)

        self.first = QComboBox(PastePreview)
        self.first.setObjectName(u"first")

        self.where.addWidget(self.first)

        self.over = QRadioButton(PastePreview)
        self.over.setObjectName(u"over")
        self.over.setChecked(True)

        self.where.addWidget(self.over)

        self.as_new = QRadioButton(PastePreview)
        self.as_new.setObjectName(u"as_new")

        self.where.addWidget(self.as_new)

        self.where_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.where.addItem(self.where_gap)


        self.page.addLayout(self.where)

        self.outcome = QLabel(PastePreview)
        self.outcome.setObjectName(u"outcome")
        self.outcome.setTextFormat(Qt.TextFormat.PlainText)
        self.outcome.setWordWrap(True)

        self.page.addWidget(self.outcome)

        self.result = QFrame(PastePreview)
        self.result.setObjectName(u"result")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(1)
        sizePolicy.setHeightForWidth(self.result.sizePolicy().hasHeightForWidth())
        self.result.setSizePolicy(sizePolicy)
        self.result.setFrameShape(QFrame.Shape.StyledPanel)
        self.result_page = QVBoxLayout(self.result)
        self.result_page.setObjectName(u"result_page")
        self.result_page.setContentsMargins(0, 0, 0, 0)

        self.page.addWidget(self.result)

        self.buttons = QDialogButtonBox(PastePreview)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.first_label.setBuddy(self.first)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.first, self.over)
        QWidget.setTabOrder(self.over, self.as_new)
        QWidget.setTabOrder(self.as_new, self.buttons)

        self.retranslateUi(PastePreview)
    # setupUi

    def retranslateUi(self, PastePreview):
        PastePreview.setWindowTitle(QCoreApplication.translate("PastePreview", u"D\u00e1n v\u00e0o b\u1ea3ng", None))
        self.summary.setText("")
        self.first_label.setText(QCoreApplication.translate("PastePreview", u"&C\u1ed9t \u0111\u1ea7u ti\u00ean:", None))
        self.over.setText(QCoreApplication.translate("PastePreview", u"&Ghi t\u1eeb d\u00f2ng \u0111ang ch\u1ecdn tr\u1edf xu\u1ed1ng", None))
        self.as_new.setText(QCoreApplication.translate("PastePreview", u"Th\u00eam th\u00e0nh m\u1ee5c &m\u1edbi", None))
        self.outcome.setText("")
    # retranslateUi

