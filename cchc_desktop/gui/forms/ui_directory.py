# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'directory.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QAbstractItemView, QApplication, QCheckBox,
    QDialog, QDialogButtonBox, QHBoxLayout, QHeaderView,
    QLabel, QLineEdit, QPushButton, QSizePolicy,
    QTableView, QVBoxLayout, QWidget)

class Ui_Directory(object):
    def setupUi(self, Directory):
        if not Directory.objectName():
            Directory.setObjectName(u"Directory")
        Directory.resize(1000, 560)
        self.page = QVBoxLayout(Directory)
        self.page.setObjectName(u"page")
        self.intro = QLabel(Directory)
        self.intro.setObjectName(u"intro")
        self.intro.setWordWrap(True)

        self.page.addWidget(self.intro)

        self.top = QHBoxLayout()
        self.top.setObjectName(u"top")
        self.filter = QLineEdit(Directory)
        self.filter.setObjectName(u"filter")
        self.filter.setClearButtonEnabled(True)

        self.top.addWidget(self.filter)

        self.own_only = QCheckBox(Directory)
        self.own_only.setObjectName(u"own_only")

        self.top.addWidget(self.own_only)

        self.valid_only = QCheckBox(Directory)
        self.valid_only.setObjectName(u"valid_only")

        self.top.addWidget(self.valid_only)


        self.page.addLayout(self.top)

        self.rows = QTableView(Directory)
        self.rows.setObjectName(u"rows")
        self.rows.setAlternatingRowColors(True)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setWordWrap(False)
        self.rows.setTabKeyNavigation(False)

        self.page.addWidget(self.rows)

        self.acts = QHBoxLayout()
        self.acts.setObjectName(u"acts")
        self.add = QPushButton(Directory)
        self.add.setObjectName(u"add")

        self.acts.addWidget(self.add)

        self.copy = QPushButton(Directory)
        self.copy.setObjectName(u"copy")

        self.acts.addWidget(self.copy)

        self.remove = QPushButton(Directory)
        self.remove.setObjectName(u"remove")

        self.acts.addWidget(self.remove)

        self.take_in = QPushButton(Directory)
        self.take_in.setObjectName(u"take_in")

        self.acts.addWidget(self.take_in)

        self.send = QPushButton(Directory)
        self.send.setObjectName(u"send")

        self.acts.addWidget(self.send)

        self.count = QLabel(Directory)
        self.count.setObjectName(u"count")
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight|Qt.AlignmentFlag.AlignVCenter)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.count.sizePolicy().hasHeightForWidth())
        self.count.setSizePolicy(sizePolicy)

        self.acts.addWidget(self.count)


        self.page.addLayout(self.acts)

        self.fault = QLabel(Directory)
        self.fault.setObjectName(u"fault")
        self.fault.setWordWrap(True)
        self.fault.setTextFormat(Qt.TextFormat.PlainText)

        self.page.addWidget(self.fault)

        self.buttons = QDialogButtonBox(Directory)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Save)

        self.page.addWidget(self.buttons)


        self.retranslateUi(Directory)
    # setupUi

    def retranslateUi(self, Directory):
        Directory.setWindowTitle(QCoreApplication.translate("Directory", u"Danh m\u1ee5c c\u01a1 quan", None))
        self.intro.setText(QCoreApplication.translate("Directory", u"T\u00ean c\u01a1 quan theo t\u1eebng th\u1eddi \u0111i\u1ec3m, d\u00f9ng khi g\u1ee3i \u00fd, ki\u1ec3m tra v\u00e0 l\u1eadp k\u1ebf ho\u1ea1ch n\u0103m sau. D\u00f2ng c\u1ee7a ri\u00eang b\u1ea1n thay cho d\u00f2ng c\u00f3 s\u1eb5n c\u00f9ng t\u00ean; d\u00f2ng c\u00f3 s\u1eb5n kh\u00f4ng s\u1eeda \u0111\u01b0\u1ee3c, mu\u1ed1n s\u1eeda h\u00e3y ch\u00e9p th\u00e0nh d\u00f2ng ri\u00eang.", None))
        self.filter.setPlaceholderText(QCoreApplication.translate("Directory", u"L\u1ecdc theo t\u00ean, g\u00f5 kh\u00f4ng d\u1ea5u c\u0169ng \u0111\u01b0\u1ee3c", None))
#if QT_CONFIG(accessibility)
        self.filter.setAccessibleName(QCoreApplication.translate("Directory", u"L\u1ecdc theo t\u00ean", None))
#endif // QT_CONFIG(accessibility)
        self.own_only.setText(QCoreApplication.translate("Directory", u"Ch\u1ec9 &d\u00f2ng ri\u00eang", None))
        self.valid_only.setText(QCoreApplication.translate("Directory", u"Ch\u1ec9 t\u00ean c\u00f2n &hi\u1ec7u l\u1ef1c", None))
#if QT_CONFIG(accessibility)
        self.rows.setAccessibleName(QCoreApplication.translate("Directory", u"C\u00e1c d\u00f2ng c\u1ee7a danh m\u1ee5c", None))
#endif // QT_CONFIG(accessibility)
        self.add.setText(QCoreApplication.translate("Directory", u"&Th\u00eam d\u00f2ng", None))
        self.copy.setText(QCoreApplication.translate("Directory", u"&Ch\u00e9p th\u00e0nh d\u00f2ng ri\u00eang", None))
        self.remove.setText(QCoreApplication.translate("Directory", u"&X\u00f3a d\u00f2ng ri\u00eang", None))
        self.take_in.setText(QCoreApplication.translate("Directory", u"&Nh\u1eadn t\u1eeb t\u1ec7p\u2026", None))
        self.send.setText(QCoreApplication.translate("Directory", u"&G\u1eedi ra t\u1ec7p\u2026", None))
    # retranslateUi

