# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'preferences.ui'
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
from PySide6.QtWidgets import (QAbstractButton, QApplication, QCheckBox, QComboBox,
    QDialog, QDialogButtonBox, QFormLayout, QGroupBox,
    QHBoxLayout, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QVBoxLayout, QWidget)

class Ui_Preferences(object):
    def setupUi(self, Preferences):
        if not Preferences.objectName():
            Preferences.setObjectName(u"Preferences")
        Preferences.resize(560, 420)
        self.page = QVBoxLayout(Preferences)
        self.page.setObjectName(u"page")
        self.looks = QGroupBox(Preferences)
        self.looks.setObjectName(u"looks")
        self.looks_fields = QFormLayout(self.looks)
        self.looks_fields.setObjectName(u"looks_fields")
        self.looks_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.theme_label = QLabel(self.looks)
        self.theme_label.setObjectName(u"theme_label")

        self.looks_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.theme_label)

        self.theme = QComboBox(self.looks)
        self.theme.setObjectName(u"theme")

        self.looks_fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.theme)

        self.points_label = QLabel(self.looks)
        self.points_label.setObjectName(u"points_label")

        self.looks_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.points_label)

        self.points = QComboBox(self.looks)
        self.points.setObjectName(u"points")

        self.looks_fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.points)

        self.zoom_label = QLabel(self.looks)
        self.zoom_label.setObjectName(u"zoom_label")

        self.looks_fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.zoom_label)

        self.zoom = QComboBox(self.looks)
        self.zoom.setObjectName(u"zoom")

        self.looks_fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.zoom)


        self.page.addWidget(self.looks)

        self.keeping = QGroupBox(Preferences)
        self.keeping.setObjectName(u"keeping")
        self.keeping_fields = QFormLayout(self.keeping)
        self.keeping_fields.setObjectName(u"keeping_fields")
        self.keeping_fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.user_label = QLabel(self.keeping)
        self.user_label.setObjectName(u"user_label")

        self.keeping_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.user_label)

        self.user = QLineEdit(self.keeping)
        self.user.setObjectName(u"user")
        self.user.setMaxLength(100)

        self.keeping_fields.setWidget(0, QFormLayout.ItemRole.FieldRole, self.user)

        self.folder_label = QLabel(self.keeping)
        self.folder_label.setObjectName(u"folder_label")

        self.keeping_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.folder_label)

        self.folder_row = QHBoxLayout()
        self.folder_row.setObjectName(u"folder_row")
        self.folder = QLineEdit(self.keeping)
        self.folder.setObjectName(u"folder")
        self.folder.setClearButtonEnabled(True)

        self.folder_row.addWidget(self.folder)

        self.browse = QPushButton(self.keeping)
        self.browse.setObjectName(u"browse")
        self.browse.setAutoDefault(False)

        self.folder_row.addWidget(self.browse)


        self.keeping_fields.setLayout(1, QFormLayout.ItemRole.FieldRole, self.folder_row)


        self.page.addWidget(self.keeping)

        self.exports = QGroupBox(Preferences)
        self.exports.setObjectName(u"exports")
        self.exports_fields = QVBoxLayout(self.exports)
        self.exports_fields.setObjectName(u"exports_fields")
        self.electronic = QCheckBox(self.exports)
        self.electronic.setObjectName(u"electronic")

        self.exports_fields.addWidget(self.electronic)

        self.numbers = QCheckBox(self.exports)
        self.numbers.setObjectName(u"numbers")

        self.exports_fields.addWidget(self.numbers)


        self.page.addWidget(self.exports)

        self.note = QLabel(Preferences)
        self.note.setObjectName(u"note")
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)

        self.page.addWidget(self.note)

        self.buttons = QDialogButtonBox(Preferences)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setOrientation(Qt.Orientation.Horizontal)
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close|QDialogButtonBox.StandardButton.RestoreDefaults)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.theme_label.setBuddy(self.theme)
        self.points_label.setBuddy(self.points)
        self.zoom_label.setBuddy(self.zoom)
        self.user_label.setBuddy(self.user)
        self.folder_label.setBuddy(self.folder)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.theme, self.points)
        QWidget.setTabOrder(self.points, self.zoom)
        QWidget.setTabOrder(self.zoom, self.user)
        QWidget.setTabOrder(self.user, self.folder)
        QWidget.setTabOrder(self.folder, self.browse)
        QWidget.setTabOrder(self.browse, self.electronic)
        QWidget.setTabOrder(self.electronic, self.numbers)

        self.retranslateUi(Preferences)
    # setupUi

    def retranslateUi(self, Preferences):
        Preferences.setWindowTitle(QCoreApplication.translate("Preferences", u"T\u00f9y ch\u1ecdn", None))
        self.looks.setTitle(QCoreApplication.translate("Preferences", u"Giao di\u1ec7n", None))
        self.theme_label.setText(QCoreApplication.translate("Preferences", u"&M\u00e0u n\u1ec1n:", None))
        self.points_label.setText(QCoreApplication.translate("Preferences", u"&C\u1ee1 ch\u1eef giao di\u1ec7n:", None))
        self.zoom_label.setText(QCoreApplication.translate("Preferences", u"C\u1ee1 &b\u1ea3ng khi m\u1edf k\u1ebf ho\u1ea1ch:", None))
        self.keeping.setTitle(QCoreApplication.translate("Preferences", u"T\u00ean v\u00e0 th\u01b0 m\u1ee5c", None))
        self.user_label.setText(QCoreApplication.translate("Preferences", u"&T\u00ean ghi trong l\u1ecbch s\u1eed s\u1eeda \u0111\u1ed5i:", None))
        self.folder_label.setText(QCoreApplication.translate("Preferences", u"T&h\u01b0 m\u1ee5c m\u1eb7c \u0111\u1ecbnh:", None))
        self.folder.setPlaceholderText(QCoreApplication.translate("Preferences", u"Th\u01b0 m\u1ee5c d\u00f9ng l\u1ea7n tr\u01b0\u1edbc", None))
        self.browse.setText(QCoreApplication.translate("Preferences", u"Ch\u1ecd&n\u2026", None))
        self.exports.setTitle(QCoreApplication.translate("Preferences", u"Khi xu\u1ea5t t\u1ec7p, ch\u1ecdn s\u1eb5n", None))
        self.electronic.setText(QCoreApplication.translate("Preferences", u"\u0110\u1ec3 k\u00fd &s\u1ed1: b\u1ecf tr\u1ed1ng s\u1ed1, ng\u00e0y trong th\u00f4ng tin k\u00e8m theo (Word, PDF)", None))
        self.numbers.setText(QCoreApplication.translate("Preferences", u"Ghi &kinh ph\u00ed v\u00e0 \u0111i\u1ec3m th\u00e0nh s\u1ed1 \u0111\u1ec3 c\u1ed9ng \u0111\u01b0\u1ee3c (Excel)", None))
        self.note.setText(QCoreApplication.translate("Preferences", u"Thay \u0111\u1ed5i c\u00f3 hi\u1ec7u l\u1ef1c ngay, kh\u00f4ng \u1ea3nh h\u01b0\u1edfng \u0111\u1ebfn n\u1ed9i dung k\u1ebf ho\u1ea1ch v\u00e0 t\u1ec7p xu\u1ea5t tr\u01b0\u1edbc \u0111\u00e2y.", None))
    # retranslateUi

