# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'roll_forward.ui'
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
from PySide6.QtWidgets import (QApplication, QComboBox, QDialog, QFormLayout,
    QHBoxLayout, QHeaderView, QLabel, QLineEdit,
    QPushButton, QSizePolicy, QSpacerItem, QSpinBox,
    QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout,
    QWidget)

class Ui_RollForward(object):
    def setupUi(self, RollForward):
        if not RollForward.objectName():
            RollForward.setObjectName(u"RollForward")
        RollForward.resize(980, 620)
        self.page = QVBoxLayout(RollForward)
        self.page.setObjectName(u"page")
        self.heading = QLabel(RollForward)
        self.heading.setObjectName(u"heading")
        self.heading.setWordWrap(True)

        self.page.addWidget(self.heading)

        self.steps = QStackedWidget(RollForward)
        self.steps.setObjectName(u"steps")
        self.source_step = QWidget()
        self.source_step.setObjectName(u"source_step")
        self.source_fields = QFormLayout(self.source_step)
        self.source_fields.setObjectName(u"source_fields")
        self.source_label = QLabel(self.source_step)
        self.source_label.setObjectName(u"source_label")

        self.source_fields.setWidget(0, QFormLayout.ItemRole.LabelRole, self.source_label)

        self.source_row = QHBoxLayout()
        self.source_row.setObjectName(u"source_row")
        self.source = QLabel(self.source_step)
        self.source.setObjectName(u"source")
        self.source.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.source.sizePolicy().hasHeightForWidth())
        self.source.setSizePolicy(sizePolicy)

        self.source_row.addWidget(self.source)

        self.choose = QPushButton(self.source_step)
        self.choose.setObjectName(u"choose")

        self.source_row.addWidget(self.choose)


        self.source_fields.setLayout(0, QFormLayout.ItemRole.FieldRole, self.source_row)

        self.from_label = QLabel(self.source_step)
        self.from_label.setObjectName(u"from_label")

        self.source_fields.setWidget(1, QFormLayout.ItemRole.LabelRole, self.from_label)

        self.from_year = QSpinBox(self.source_step)
        self.from_year.setObjectName(u"from_year")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(0)
        sizePolicy1.setHeightForWidth(self.from_year.sizePolicy().hasHeightForWidth())
        self.from_year.setSizePolicy(sizePolicy1)
        self.from_year.setMinimum(1900)
        self.from_year.setMaximum(2199)

        self.source_fields.setWidget(1, QFormLayout.ItemRole.FieldRole, self.from_year)

        self.to_label = QLabel(self.source_step)
        self.to_label.setObjectName(u"to_label")

        self.source_fields.setWidget(2, QFormLayout.ItemRole.LabelRole, self.to_label)

        self.to_year = QSpinBox(self.source_step)
        self.to_year.setObjectName(u"to_year")
        sizePolicy1.setHeightForWidth(self.to_year.sizePolicy().hasHeightForWidth())
        self.to_year.setSizePolicy(sizePolicy1)
        self.to_year.setMinimum(1900)
        self.to_year.setMaximum(2199)

        self.source_fields.setWidget(2, QFormLayout.ItemRole.FieldRole, self.to_year)

        self.province_label = QLabel(self.source_step)
        self.province_label.setObjectName(u"province_label")

        self.source_fields.setWidget(3, QFormLayout.ItemRole.LabelRole, self.province_label)

        self.province = QComboBox(self.source_step)
        self.province.setObjectName(u"province")
        sizePolicy1.setHeightForWidth(self.province.sizePolicy().hasHeightForWidth())
        self.province.setSizePolicy(sizePolicy1)

        self.source_fields.setWidget(3, QFormLayout.ItemRole.FieldRole, self.province)

        self.province_note = QLabel(self.source_step)
        self.province_note.setObjectName(u"province_note")
        self.province_note.setWordWrap(True)

        self.source_fields.setWidget(4, QFormLayout.ItemRole.FieldRole, self.province_note)

        self.source_note = QLabel(self.source_step)
        self.source_note.setObjectName(u"source_note")
        self.source_note.setWordWrap(True)

        self.source_fields.setWidget(5, QFormLayout.ItemRole.FieldRole, self.source_note)

        self.steps.addWidget(self.source_step)
        self.years_step = QWidget()
        self.years_step.setObjectName(u"years_step")
        self.years_room = QVBoxLayout(self.years_step)
        self.years_room.setObjectName(u"years_room")
        self.steps.addWidget(self.years_step)
        self.agencies_step = QWidget()
        self.agencies_step.setObjectName(u"agencies_step")
        self.agencies_room = QVBoxLayout(self.agencies_step)
        self.agencies_room.setObjectName(u"agencies_room")
        self.steps.addWidget(self.agencies_step)
        self.carry_step = QWidget()
        self.carry_step.setObjectName(u"carry_step")
        self.carry_room = QVBoxLayout(self.carry_step)
        self.carry_room.setObjectName(u"carry_room")
        self.carry_search = QLineEdit(self.carry_step)
        self.carry_search.setObjectName(u"carry_search")
        self.carry_search.setClearButtonEnabled(True)

        self.carry_room.addWidget(self.carry_search)

        self.carried = QTreeWidget(self.carry_step)
        self.carried.setObjectName(u"carried")
        self.carried.setRootIsDecorated(False)
        self.carried.setAlternatingRowColors(True)
        self.carried.setAllColumnsShowFocus(True)

        self.carry_room.addWidget(self.carried)

        self.steps.addWidget(self.carry_step)
        self.end_step = QWidget()
        self.end_step.setObjectName(u"end_step")
        self.end_room = QVBoxLayout(self.end_step)
        self.end_room.setObjectName(u"end_room")
        self.summary = QLabel(self.end_step)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)

        self.end_room.addWidget(self.summary)

        self.report_row = QHBoxLayout()
        self.report_row.setObjectName(u"report_row")
        self.export_report = QPushButton(self.end_step)
        self.export_report.setObjectName(u"export_report")
        self.export_report.setAutoDefault(False)

        self.report_row.addWidget(self.export_report)

        self.print_report = QPushButton(self.end_step)
        self.print_report.setObjectName(u"print_report")
        self.print_report.setAutoDefault(False)

        self.report_row.addWidget(self.print_report)

        self.report_gap = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.report_row.addItem(self.report_gap)


        self.end_room.addLayout(self.report_row)

        self.decisions = QTreeWidget(self.end_step)
        self.decisions.setObjectName(u"decisions")
        self.decisions.setRootIsDecorated(False)
        self.decisions.setAlternatingRowColors(True)
        self.decisions.setUniformRowHeights(True)

        self.end_room.addWidget(self.decisions)

        self.end_room.setStretch(2, 1)
        self.steps.addWidget(self.end_step)

        self.page.addWidget(self.steps)

        self.bar = QHBoxLayout()
        self.bar.setObjectName(u"bar")
        self.state = QLabel(RollForward)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.state.sizePolicy().hasHeightForWidth())
        self.state.setSizePolicy(sizePolicy)

        self.bar.addWidget(self.state)

        self.back = QPushButton(RollForward)
        self.back.setObjectName(u"back")
        self.back.setAutoDefault(False)

        self.bar.addWidget(self.back)

        self.next = QPushButton(RollForward)
        self.next.setObjectName(u"next")
        self.next.setAutoDefault(False)

        self.bar.addWidget(self.next)

        self.cancel = QPushButton(RollForward)
        self.cancel.setObjectName(u"cancel")
        self.cancel.setAutoDefault(False)

        self.bar.addWidget(self.cancel)


        self.page.addLayout(self.bar)

#if QT_CONFIG(shortcut)
        self.from_label.setBuddy(self.from_year)
        self.to_label.setBuddy(self.to_year)
        self.province_label.setBuddy(self.province)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(RollForward)
    # setupUi

    def retranslateUi(self, RollForward):
        RollForward.setWindowTitle(QCoreApplication.translate("RollForward", u"L\u1eadp k\u1ebf ho\u1ea1ch n\u0103m sau", None))
        self.source_label.setText(QCoreApplication.translate("RollForward", u"K\u1ebf ho\u1ea1ch c\u0169:", None))
        self.choose.setText(QCoreApplication.translate("RollForward", u"Ch\u1ecdn &t\u1ec7p kh\u00e1c\u2026", None))
        self.from_label.setText(QCoreApplication.translate("RollForward", u"N\u0103m c\u1ee7a k\u1ebf ho\u1ea1ch &c\u0169:", None))
        self.to_label.setText(QCoreApplication.translate("RollForward", u"N\u0103m c\u1ee7a k\u1ebf ho\u1ea1ch &m\u1edbi:", None))
        self.province_label.setText(QCoreApplication.translate("RollForward", u"T\u1ec9&nh, th\u00e0nh ph\u1ed1:", None))
#if QT_CONFIG(tooltip)
        self.province.setToolTip(QCoreApplication.translate("RollForward", u"T\u1ec9nh, th\u00e0nh ph\u1ed1 c\u1ee7a k\u1ebf ho\u1ea1ch m\u1edbi: quy\u1ebft \u0111\u1ecbnh t\u00ean c\u01a1 quan, \u0111\u1eb7c khu v\u00e0 c\u1ea5p ch\u00ednh quy\u1ec1n", None))
#endif // QT_CONFIG(tooltip)
        self.source_note.setText(QCoreApplication.translate("RollForward", u"K\u1ebf ho\u1ea1ch c\u0169 \u0111\u01b0\u1ee3c gi\u1eef nguy\u00ean. Ch\u01b0\u01a1ng tr\u00ecnh \u0111\u1ec1 xu\u1ea5t t\u1eebng thay \u0111\u1ed5i v\u1ec1 n\u0103m v\u00e0 t\u00ean c\u01a1 quan; c\u0103n c\u1ee9, tr\u00edch d\u1eabn, giai \u0111o\u1ea1n ch\u01b0\u01a1ng tr\u00ecnh v\u00e0 n\u0103m g\u1ed1c kh\u00f4ng \u0111\u1ed5i. M\u1ecdi thay \u0111\u1ed5i \u0111\u1ec1u xem l\u1ea1i v\u00e0 l\u1ea5y l\u1ea1i \u0111\u01b0\u1ee3c.", None))
        self.carry_search.setPlaceholderText(QCoreApplication.translate("RollForward", u"T\u00ecm ho\u1ea1t \u0111\u1ed9ng", None))
        ___qtreewidgetitem = self.carried.headerItem()
        ___qtreewidgetitem.setText(2, QCoreApplication.translate("RollForward", u"Ch\u1ee7 tr\u00ec", None))
        ___qtreewidgetitem.setText(1, QCoreApplication.translate("RollForward", u"Th\u1eddi gian", None))
        ___qtreewidgetitem.setText(0, QCoreApplication.translate("RollForward", u"Ho\u1ea1t \u0111\u1ed9ng", None))
        self.export_report.setText(QCoreApplication.translate("RollForward", u"&Xu\u1ea5t danh s\u00e1ch thay \u0111\u1ed5i\u2026", None))
#if QT_CONFIG(tooltip)
        self.export_report.setToolTip(QCoreApplication.translate("RollForward", u"Ghi danh s\u00e1ch m\u1ecdi thay \u0111\u1ed5i ra t\u1ec7p Word, Excel, PDF \u0111\u1ec3 tr\u00ecnh c\u00f9ng d\u1ef1 th\u1ea3o", None))
#endif // QT_CONFIG(tooltip)
        self.print_report.setText(QCoreApplication.translate("RollForward", u"&In danh s\u00e1ch\u2026", None))
        ___qtreewidgetitem1 = self.decisions.headerItem()
        ___qtreewidgetitem1.setText(1, QCoreApplication.translate("RollForward", u"Vi\u1ec7c s\u1ebd l\u00e0m", None))
        ___qtreewidgetitem1.setText(0, QCoreApplication.translate("RollForward", u"Quy\u1ebft \u0111\u1ecbnh", None))
        self.back.setText(QCoreApplication.translate("RollForward", u"&Quay l\u1ea1i", None))
        self.next.setText(QCoreApplication.translate("RollForward", u"Ti\u1ebf&p t\u1ee5c", None))
        self.cancel.setText(QCoreApplication.translate("RollForward", u"&H\u1ee7y", None))
    # retranslateUi

