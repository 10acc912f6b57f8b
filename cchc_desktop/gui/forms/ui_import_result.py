# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_result.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QAbstractItemView, QApplication, QComboBox,
    QDialog, QDialogButtonBox, QHBoxLayout, QHeaderView,
    QLabel, QSizePolicy, QSpacerItem, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

class Ui_ImportResult(object):
    def setupUi(self, ImportResult):
        if not ImportResult.objectName():
            ImportResult.setObjectName(u"ImportResult")
        ImportResult.resize(900, 560)
        self.page = QVBoxLayout(ImportResult)
        self.page.setObjectName(u"page")
        self.summary = QLabel(ImportResult)
        self.summary.setObjectName(u"summary")
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.page.addWidget(self.summary)

        self.counts = QLabel(ImportResult)
        self.counts.setObjectName(u"counts")
        self.counts.setTextFormat(Qt.TextFormat.PlainText)
        self.counts.setWordWrap(True)

        self.page.addWidget(self.counts)

        self.filter_row = QHBoxLayout()
        self.filter_row.setObjectName(u"filter_row")
        self.filter_label = QLabel(ImportResult)
        self.filter_label.setObjectName(u"filter_label")
        self.filter_label.setTextFormat(Qt.TextFormat.PlainText)

        self.filter_row.addWidget(self.filter_label)

        self.filter = QComboBox(ImportResult)
        self.filter.setObjectName(u"filter")

        self.filter_row.addWidget(self.filter)

        self.filter_gap = QSpacerItem(20, 10, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.filter_row.addItem(self.filter_gap)


        self.page.addLayout(self.filter_row)

        self.issues = QTreeWidget(ImportResult)
        self.issues.setObjectName(u"issues")
        self.issues.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.issues.setAlternatingRowColors(True)
        self.issues.setRootIsDecorated(False)
        self.issues.setUniformRowHeights(False)
        self.issues.setWordWrap(True)
        self.issues.setAllColumnsShowFocus(True)

        self.page.addWidget(self.issues)

        self.detail = QLabel(ImportResult)
        self.detail.setObjectName(u"detail")
        self.detail.setTextFormat(Qt.TextFormat.PlainText)
        self.detail.setWordWrap(True)

        self.page.addWidget(self.detail)

        self.hint = QLabel(ImportResult)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)

        self.page.addWidget(self.hint)

        self.buttons = QDialogButtonBox(ImportResult)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.filter_label.setBuddy(self.filter)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.filter, self.issues)
        QWidget.setTabOrder(self.issues, self.buttons)

        self.retranslateUi(ImportResult)
    # setupUi

    def retranslateUi(self, ImportResult):
        ImportResult.setWindowTitle(QCoreApplication.translate("ImportResult", u"K\u1ebft qu\u1ea3 nh\u1eadp", None))
        self.summary.setText("")
        self.counts.setText("")
        self.filter_label.setText(QCoreApplication.translate("ImportResult", u"&Hi\u1ec7n:", None))
        ___qtreewidgetitem = self.issues.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("ImportResult", u"N\u1ed9i dung", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("ImportResult", u"V\u1ecb tr\u00ed", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("ImportResult", u"M\u1ee9c \u0111\u1ed9", None))
        self.detail.setText("")
        self.hint.setText("")
    # retranslateUi

