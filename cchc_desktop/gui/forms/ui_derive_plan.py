# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'derive_plan.ui'
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
    QDialog, QDialogButtonBox, QGridLayout, QHBoxLayout,
    QHeaderView, QLabel, QLineEdit, QPushButton,
    QSizePolicy, QSpacerItem, QSpinBox, QTreeWidget,
    QTreeWidgetItem, QVBoxLayout, QWidget)

class Ui_DerivePlan(object):
    def setupUi(self, DerivePlan):
        if not DerivePlan.objectName():
            DerivePlan.setObjectName(u"DerivePlan")
        DerivePlan.resize(980, 640)
        self.page = QVBoxLayout(DerivePlan)
        self.page.setObjectName(u"page")
        self.fields = QGridLayout()
        self.fields.setObjectName(u"fields")
        self.agency_label = QLabel(DerivePlan)
        self.agency_label.setObjectName(u"agency_label")

        self.fields.addWidget(self.agency_label, 0, 0, 1, 1)

        self.agency = QComboBox(DerivePlan)
        self.agency.setObjectName(u"agency")
        self.agency.setEditable(True)
        self.agency.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.agency.sizePolicy().hasHeightForWidth())
        self.agency.setSizePolicy(sizePolicy)

        self.fields.addWidget(self.agency, 0, 1, 1, 1)

        self.days_label = QLabel(DerivePlan)
        self.days_label.setObjectName(u"days_label")

        self.fields.addWidget(self.days_label, 0, 2, 1, 1)

        self.days = QSpinBox(DerivePlan)
        self.days.setObjectName(u"days")
        self.days.setMaximum(365)

        self.fields.addWidget(self.days, 0, 3, 1, 1)

        self.unit_label = QLabel(DerivePlan)
        self.unit_label.setObjectName(u"unit_label")

        self.fields.addWidget(self.unit_label, 1, 0, 1, 1)

        self.unit = QLineEdit(DerivePlan)
        self.unit.setObjectName(u"unit")

        self.fields.addWidget(self.unit, 1, 1, 1, 1)

        self.form_label = QLabel(DerivePlan)
        self.form_label.setObjectName(u"form_label")

        self.fields.addWidget(self.form_label, 1, 2, 1, 1)

        self.form = QComboBox(DerivePlan)
        self.form.setObjectName(u"form")
        self.form.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.form.setMinimumContentsLength(24)

        self.fields.addWidget(self.form, 1, 3, 1, 1)


        self.page.addLayout(self.fields)

        self.note_source = QCheckBox(DerivePlan)
        self.note_source.setObjectName(u"note_source")

        self.page.addWidget(self.note_source)

        self.told = QLabel(DerivePlan)
        self.told.setObjectName(u"told")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)

        self.page.addWidget(self.told)

        self.rows = QTreeWidget(DerivePlan)
        self.rows.setObjectName(u"rows")
        self.rows.setRootIsDecorated(False)
        self.rows.setAlternatingRowColors(True)
        self.rows.setAllColumnsShowFocus(True)
        self.rows.setUniformRowHeights(True)

        self.page.addWidget(self.rows)

        self.ticks = QHBoxLayout()
        self.ticks.setObjectName(u"ticks")
        self.tick_all = QPushButton(DerivePlan)
        self.tick_all.setObjectName(u"tick_all")

        self.ticks.addWidget(self.tick_all)

        self.tick_sure = QPushButton(DerivePlan)
        self.tick_sure.setObjectName(u"tick_sure")

        self.ticks.addWidget(self.tick_sure)

        self.gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.ticks.addItem(self.gap)

        self.buttons = QDialogButtonBox(DerivePlan)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Cancel|QDialogButtonBox.StandardButton.Ok)

        self.ticks.addWidget(self.buttons)


        self.page.addLayout(self.ticks)

#if QT_CONFIG(shortcut)
        self.agency_label.setBuddy(self.agency)
        self.days_label.setBuddy(self.days)
        self.unit_label.setBuddy(self.unit)
        self.form_label.setBuddy(self.form)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.agency, self.days)
        QWidget.setTabOrder(self.days, self.unit)
        QWidget.setTabOrder(self.unit, self.form)
        QWidget.setTabOrder(self.form, self.note_source)
        QWidget.setTabOrder(self.note_source, self.rows)
        QWidget.setTabOrder(self.rows, self.tick_all)
        QWidget.setTabOrder(self.tick_all, self.tick_sure)

        self.retranslateUi(DerivePlan)
    # setupUi

    def retranslateUi(self, DerivePlan):
        DerivePlan.setWindowTitle(QCoreApplication.translate("DerivePlan", u"L\u1eadp k\u1ebf ho\u1ea1ch c\u1ea5p d\u01b0\u1edbi", None))
        self.agency_label.setText(QCoreApplication.translate("DerivePlan", u"&C\u01a1 quan l\u1eadp k\u1ebf ho\u1ea1ch:", None))
        self.days_label.setText(QCoreApplication.translate("DerivePlan", u"\u0110\u1ea9y &s\u1edbm th\u1eddi h\u1ea1n:", None))
        self.days.setSuffix(QCoreApplication.translate("DerivePlan", u" ng\u00e0y", None))
        self.unit_label.setText(QCoreApplication.translate("DerivePlan", u"B\u1ed9 ph\u1eadn ch\u1ee7 &tr\u00ec:", None))
        self.unit.setPlaceholderText(QCoreApplication.translate("DerivePlan", u"\u0111\u1ec3 tr\u1ed1ng: \u0111i\u1ec1n sau cho t\u1eebng d\u00f2ng", None))
        self.form_label.setText(QCoreApplication.translate("DerivePlan", u"&Bi\u1ec3u m\u1eabu:", None))
        self.note_source.setText(QCoreApplication.translate("DerivePlan", u"&Ghi d\u00f2ng ngu\u1ed3n v\u00e0o c\u1ed9t ghi ch\u00fa (n\u1ebfu kh\u00f4ng, d\u00f2ng ngu\u1ed3n ch\u1ec9 \u0111\u01b0\u1ee3c nh\u1edb trong k\u1ebf ho\u1ea1ch)", None))
        ___qtreewidgetitem = self.rows.headerItem()
        ___qtreewidgetitem.setText(3, QCoreApplication.translate("DerivePlan", u"Th\u1eddi gian m\u1edbi", None))
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("DerivePlan", u"L\u00fd do", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("DerivePlan", u"Vai tr\u00f2 \u1edf c\u1ea5p tr\u00ean", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("DerivePlan", u"N\u1ed9i dung", None))
        self.tick_all.setText(QCoreApplication.translate("DerivePlan", u"C&h\u1ecdn t\u1ea5t c\u1ea3", None))
        self.tick_sure.setText(QCoreApplication.translate("DerivePlan", u"Ch\u1ec9 d\u00f2ng ch\u1eafc ch\u1eaf&n", None))
    # retranslateUi

