# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'form_designer.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QDialog,
    QDoubleSpinBox, QFormLayout, QHBoxLayout, QLabel,
    QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit,
    QPushButton, QSizePolicy, QSpacerItem, QSplitter,
    QTabWidget, QVBoxLayout, QWidget)

from cchc_desktop.gui.views.form_page import FormPage

class Ui_FormDesigner(object):
    def setupUi(self, FormDesigner):
        if not FormDesigner.objectName():
            FormDesigner.setObjectName(u"FormDesigner")
        FormDesigner.resize(1120, 660)
        self.page_box = QVBoxLayout(FormDesigner)
        self.page_box.setSpacing(4)
        self.page_box.setObjectName(u"page_box")
        self.base_row = QHBoxLayout()
        self.base_row.setObjectName(u"base_row")
        self.base_label = QLabel(FormDesigner)
        self.base_label.setObjectName(u"base_label")
        self.base_label.setTextFormat(Qt.TextFormat.PlainText)

        self.base_row.addWidget(self.base_label)

        self.base = QComboBox(FormDesigner)
        self.base.setObjectName(u"base")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.base.sizePolicy().hasHeightForWidth())
        self.base.setSizePolicy(sizePolicy)
        self.base.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.base.setMinimumContentsLength(18)

        self.base_row.addWidget(self.base)

        self.open = QPushButton(FormDesigner)
        self.open.setObjectName(u"open")
        self.open.setAutoDefault(False)

        self.base_row.addWidget(self.open)

        self.reset = QPushButton(FormDesigner)
        self.reset.setObjectName(u"reset")
        self.reset.setAutoDefault(False)

        self.base_row.addWidget(self.reset)


        self.page_box.addLayout(self.base_row)

        self.parts = QSplitter(FormDesigner)
        self.parts.setObjectName(u"parts")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.parts.sizePolicy().hasHeightForWidth())
        self.parts.setSizePolicy(sizePolicy1)
        self.parts.setOrientation(Qt.Orientation.Horizontal)
        self.parts.setChildrenCollapsible(False)
        self.tabs = QTabWidget(self.parts)
        self.tabs.setObjectName(u"tabs")
        self.columns_page = QWidget()
        self.columns_page.setObjectName(u"columns_page")
        self.columns_box = QVBoxLayout(self.columns_page)
        self.columns_box.setSpacing(4)
        self.columns_box.setObjectName(u"columns_box")
        self.columns = QListWidget(self.columns_page)
        self.columns.setObjectName(u"columns")

        self.columns_box.addWidget(self.columns)

        self.column_buttons = QHBoxLayout()
        self.column_buttons.setObjectName(u"column_buttons")
        self.up = QPushButton(self.columns_page)
        self.up.setObjectName(u"up")
        self.up.setAutoDefault(False)

        self.column_buttons.addWidget(self.up)

        self.down = QPushButton(self.columns_page)
        self.down.setObjectName(u"down")
        self.down.setAutoDefault(False)

        self.column_buttons.addWidget(self.down)

        self.add = QPushButton(self.columns_page)
        self.add.setObjectName(u"add")
        self.add.setAutoDefault(False)

        self.column_buttons.addWidget(self.add)

        self.remove = QPushButton(self.columns_page)
        self.remove.setObjectName(u"remove")
        self.remove.setAutoDefault(False)

        self.column_buttons.addWidget(self.remove)

        self.column_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.column_buttons.addItem(self.column_gap)


        self.columns_box.addLayout(self.column_buttons)

        self.column_form = QFormLayout()
        self.column_form.setObjectName(u"column_form")
        self.column_form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.column_form.setVerticalSpacing(4)
        self.header_label = QLabel(self.columns_page)
        self.header_label.setObjectName(u"header_label")
        self.header_label.setTextFormat(Qt.TextFormat.PlainText)

        self.column_form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.header_label)

        self.header = QPlainTextEdit(self.columns_page)
        self.header.setObjectName(u"header")
        self.header.setMaximumSize(QSize(16777215, 46))
        self.header.setTabChangesFocus(True)

        self.column_form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.header)


        self.columns_box.addLayout(self.column_form)

        self.width_row = QHBoxLayout()
        self.width_row.setObjectName(u"width_row")
        self.width_label = QLabel(self.columns_page)
        self.width_label.setObjectName(u"width_label")
        self.width_label.setTextFormat(Qt.TextFormat.PlainText)

        self.width_row.addWidget(self.width_label)

        self.width = QDoubleSpinBox(self.columns_page)
        self.width.setObjectName(u"width")
        self.width.setDecimals(1)

        self.width_row.addWidget(self.width)

        self.align_label = QLabel(self.columns_page)
        self.align_label.setObjectName(u"align_label")
        self.align_label.setTextFormat(Qt.TextFormat.PlainText)

        self.width_row.addWidget(self.align_label)

        self.align = QComboBox(self.columns_page)
        self.align.setObjectName(u"align")

        self.width_row.addWidget(self.align)

        self.width_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.width_row.addItem(self.width_gap)


        self.columns_box.addLayout(self.width_row)

        self.sum_row = QHBoxLayout()
        self.sum_row.setObjectName(u"sum_row")
        self.sum_note = QLabel(self.columns_page)
        self.sum_note.setObjectName(u"sum_note")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy2.setHorizontalStretch(1)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.sum_note.sizePolicy().hasHeightForWidth())
        self.sum_note.setSizePolicy(sizePolicy2)
        self.sum_note.setTextFormat(Qt.TextFormat.PlainText)
        self.sum_note.setWordWrap(True)

        self.sum_row.addWidget(self.sum_note)

        self.fit = QPushButton(self.columns_page)
        self.fit.setObjectName(u"fit")
        self.fit.setAutoDefault(False)

        self.sum_row.addWidget(self.fit)


        self.columns_box.addLayout(self.sum_row)

        self.columns_box.setStretch(0, 1)
        self.tabs.addTab(self.columns_page, "")
        self.numbers_page = QWidget()
        self.numbers_page.setObjectName(u"numbers_page")
        self.numbers_box = QVBoxLayout(self.numbers_page)
        self.numbers_box.setSpacing(4)
        self.numbers_box.setObjectName(u"numbers_box")
        self.numbers_form = QFormLayout()
        self.numbers_form.setObjectName(u"numbers_form")
        self.numbers_form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.numbers_form.setVerticalSpacing(4)
        self.subject_label = QLabel(self.numbers_page)
        self.subject_label.setObjectName(u"subject_label")
        self.subject_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.subject_label)

        self.subject = QComboBox(self.numbers_page)
        self.subject.setObjectName(u"subject")

        self.numbers_form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.subject)

        self.numbered = QCheckBox(self.numbers_page)
        self.numbered.setObjectName(u"numbered")

        self.numbers_form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.numbered)

        self.counts_label = QLabel(self.numbers_page)
        self.counts_label.setObjectName(u"counts_label")
        self.counts_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.counts_label)

        self.counts = QComboBox(self.numbers_page)
        self.counts.setObjectName(u"counts")

        self.numbers_form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.counts)

        self.style_label = QLabel(self.numbers_page)
        self.style_label.setObjectName(u"style_label")
        self.style_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(3, QFormLayout.ItemRole.LabelRole, self.style_label)

        self.style = QComboBox(self.numbers_page)
        self.style.setObjectName(u"style")

        self.numbers_form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.style)

        self.restart_label = QLabel(self.numbers_page)
        self.restart_label.setObjectName(u"restart_label")
        self.restart_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.restart_label)

        self.restart = QComboBox(self.numbers_page)
        self.restart.setObjectName(u"restart")

        self.numbers_form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.restart)

        self.before_label = QLabel(self.numbers_page)
        self.before_label.setObjectName(u"before_label")
        self.before_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(5, QFormLayout.ItemRole.LabelRole, self.before_label)

        self.before = QLineEdit(self.numbers_page)
        self.before.setObjectName(u"before")

        self.numbers_form.setWidget(5, QFormLayout.ItemRole.FieldRole, self.before)

        self.after_label = QLabel(self.numbers_page)
        self.after_label.setObjectName(u"after_label")
        self.after_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(6, QFormLayout.ItemRole.LabelRole, self.after_label)

        self.after = QLineEdit(self.numbers_page)
        self.after.setObjectName(u"after")

        self.numbers_form.setWidget(6, QFormLayout.ItemRole.FieldRole, self.after)

        self.sign_label = QLabel(self.numbers_page)
        self.sign_label.setObjectName(u"sign_label")
        self.sign_label.setTextFormat(Qt.TextFormat.PlainText)

        self.numbers_form.setWidget(7, QFormLayout.ItemRole.LabelRole, self.sign_label)

        self.sign = QLineEdit(self.numbers_page)
        self.sign.setObjectName(u"sign")

        self.numbers_form.setWidget(7, QFormLayout.ItemRole.FieldRole, self.sign)


        self.numbers_box.addLayout(self.numbers_form)

        self.example = QLabel(self.numbers_page)
        self.example.setObjectName(u"example")
        self.example.setTextFormat(Qt.TextFormat.PlainText)
        self.example.setWordWrap(True)

        self.numbers_box.addWidget(self.example)

        self.numbers_gap = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.numbers_box.addItem(self.numbers_gap)

        self.tabs.addTab(self.numbers_page, "")
        self.words_page = QWidget()
        self.words_page.setObjectName(u"words_page")
        self.words_box = QVBoxLayout(self.words_page)
        self.words_box.setSpacing(4)
        self.words_box.setObjectName(u"words_box")
        self.words_form = QFormLayout()
        self.words_form.setObjectName(u"words_form")
        self.words_form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.words_form.setVerticalSpacing(4)
        self.name_label = QLabel(self.words_page)
        self.name_label.setObjectName(u"name_label")
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)

        self.words_form.setWidget(0, QFormLayout.ItemRole.LabelRole, self.name_label)

        self.name = QLineEdit(self.words_page)
        self.name.setObjectName(u"name")

        self.words_form.setWidget(0, QFormLayout.ItemRole.FieldRole, self.name)

        self.orientation_label = QLabel(self.words_page)
        self.orientation_label.setObjectName(u"orientation_label")
        self.orientation_label.setTextFormat(Qt.TextFormat.PlainText)

        self.words_form.setWidget(1, QFormLayout.ItemRole.LabelRole, self.orientation_label)

        self.orientation = QComboBox(self.words_page)
        self.orientation.setObjectName(u"orientation")

        self.words_form.setWidget(1, QFormLayout.ItemRole.FieldRole, self.orientation)

        self.heading_label = QLabel(self.words_page)
        self.heading_label.setObjectName(u"heading_label")
        self.heading_label.setTextFormat(Qt.TextFormat.PlainText)

        self.words_form.setWidget(2, QFormLayout.ItemRole.LabelRole, self.heading_label)

        self.heading = QLineEdit(self.words_page)
        self.heading.setObjectName(u"heading")

        self.words_form.setWidget(2, QFormLayout.ItemRole.FieldRole, self.heading)

        self.title_label = QLabel(self.words_page)
        self.title_label.setObjectName(u"title_label")
        self.title_label.setTextFormat(Qt.TextFormat.PlainText)

        self.words_form.setWidget(3, QFormLayout.ItemRole.LabelRole, self.title_label)

        self.title = QPlainTextEdit(self.words_page)
        self.title.setObjectName(u"title")
        self.title.setMaximumSize(QSize(16777215, 46))
        self.title.setTabChangesFocus(True)

        self.words_form.setWidget(3, QFormLayout.ItemRole.FieldRole, self.title)

        self.caption_label = QLabel(self.words_page)
        self.caption_label.setObjectName(u"caption_label")
        self.caption_label.setTextFormat(Qt.TextFormat.PlainText)

        self.words_form.setWidget(4, QFormLayout.ItemRole.LabelRole, self.caption_label)

        self.caption = QPlainTextEdit(self.words_page)
        self.caption.setObjectName(u"caption")
        self.caption.setMaximumSize(QSize(16777215, 46))
        self.caption.setTabChangesFocus(True)

        self.words_form.setWidget(4, QFormLayout.ItemRole.FieldRole, self.caption)

        self.total_label = QLabel(self.words_page)
        self.total_label.setObjectName(u"total_label")
        self.total_label.setTextFormat(Qt.TextFormat.PlainText)

        self.words_form.setWidget(5, QFormLayout.ItemRole.LabelRole, self.total_label)

        self.total = QLineEdit(self.words_page)
        self.total.setObjectName(u"total")

        self.words_form.setWidget(5, QFormLayout.ItemRole.FieldRole, self.total)


        self.words_box.addLayout(self.words_form)

        self.own_note = QLabel(self.words_page)
        self.own_note.setObjectName(u"own_note")
        self.own_note.setTextFormat(Qt.TextFormat.PlainText)
        self.own_note.setWordWrap(True)

        self.words_box.addWidget(self.own_note)

        self.hint = QLabel(self.words_page)
        self.hint.setObjectName(u"hint")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)

        self.words_box.addWidget(self.hint)

        self.words_gap = QSpacerItem(8, 4, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.words_box.addItem(self.words_gap)

        self.tabs.addTab(self.words_page, "")
        self.parts.addWidget(self.tabs)
        self.page_side = QWidget(self.parts)
        self.page_side.setObjectName(u"page_side")
        self.page_side_box = QVBoxLayout(self.page_side)
        self.page_side_box.setSpacing(4)
        self.page_side_box.setObjectName(u"page_side_box")
        self.page_side_box.setContentsMargins(0, 0, 0, 0)
        self.page = FormPage(self.page_side)
        self.page.setObjectName(u"page")

        self.page_side_box.addWidget(self.page)

        self.page_note = QLabel(self.page_side)
        self.page_note.setObjectName(u"page_note")
        self.page_note.setTextFormat(Qt.TextFormat.PlainText)
        self.page_note.setWordWrap(True)

        self.page_side_box.addWidget(self.page_note)

        self.parts.addWidget(self.page_side)

        self.page_box.addWidget(self.parts)

        self.button_row = QHBoxLayout()
        self.button_row.setObjectName(u"button_row")
        self.keep = QPushButton(FormDesigner)
        self.keep.setObjectName(u"keep")
        self.keep.setAutoDefault(False)

        self.button_row.addWidget(self.keep)

        self.send = QPushButton(FormDesigner)
        self.send.setObjectName(u"send")
        self.send.setAutoDefault(False)

        self.button_row.addWidget(self.send)

        self.forget = QPushButton(FormDesigner)
        self.forget.setObjectName(u"forget")
        self.forget.setAutoDefault(False)

        self.button_row.addWidget(self.forget)

        self.button_gap = QSpacerItem(8, 8, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.button_row.addItem(self.button_gap)

        self.use = QPushButton(FormDesigner)
        self.use.setObjectName(u"use")
        self.use.setAutoDefault(False)

        self.button_row.addWidget(self.use)

        self.leave = QPushButton(FormDesigner)
        self.leave.setObjectName(u"leave")
        self.leave.setAutoDefault(False)

        self.button_row.addWidget(self.leave)


        self.page_box.addLayout(self.button_row)

#if QT_CONFIG(shortcut)
        self.base_label.setBuddy(self.base)
        self.header_label.setBuddy(self.header)
        self.width_label.setBuddy(self.width)
        self.align_label.setBuddy(self.align)
        self.subject_label.setBuddy(self.subject)
        self.counts_label.setBuddy(self.counts)
        self.style_label.setBuddy(self.style)
        self.restart_label.setBuddy(self.restart)
        self.before_label.setBuddy(self.before)
        self.after_label.setBuddy(self.after)
        self.sign_label.setBuddy(self.sign)
        self.name_label.setBuddy(self.name)
        self.orientation_label.setBuddy(self.orientation)
        self.heading_label.setBuddy(self.heading)
        self.title_label.setBuddy(self.title)
        self.caption_label.setBuddy(self.caption)
        self.total_label.setBuddy(self.total)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.base, self.open)
        QWidget.setTabOrder(self.open, self.reset)
        QWidget.setTabOrder(self.reset, self.tabs)
        QWidget.setTabOrder(self.tabs, self.columns)
        QWidget.setTabOrder(self.columns, self.up)
        QWidget.setTabOrder(self.up, self.down)
        QWidget.setTabOrder(self.down, self.add)
        QWidget.setTabOrder(self.add, self.remove)
        QWidget.setTabOrder(self.remove, self.header)
        QWidget.setTabOrder(self.header, self.width)
        QWidget.setTabOrder(self.width, self.align)
        QWidget.setTabOrder(self.align, self.fit)
        QWidget.setTabOrder(self.fit, self.subject)
        QWidget.setTabOrder(self.subject, self.numbered)
        QWidget.setTabOrder(self.numbered, self.counts)
        QWidget.setTabOrder(self.counts, self.style)
        QWidget.setTabOrder(self.style, self.restart)
        QWidget.setTabOrder(self.restart, self.before)
        QWidget.setTabOrder(self.before, self.after)
        QWidget.setTabOrder(self.after, self.sign)
        QWidget.setTabOrder(self.sign, self.name)
        QWidget.setTabOrder(self.name, self.orientation)
        QWidget.setTabOrder(self.orientation, self.heading)
        QWidget.setTabOrder(self.heading, self.title)
        QWidget.setTabOrder(self.title, self.caption)
        QWidget.setTabOrder(self.caption, self.total)
        QWidget.setTabOrder(self.total, self.page)
        QWidget.setTabOrder(self.page, self.keep)
        QWidget.setTabOrder(self.keep, self.send)
        QWidget.setTabOrder(self.send, self.forget)
        QWidget.setTabOrder(self.forget, self.use)
        QWidget.setTabOrder(self.use, self.leave)

        self.retranslateUi(FormDesigner)

        self.tabs.setCurrentIndex(0)

    # setupUi

    def retranslateUi(self, FormDesigner):
        FormDesigner.setWindowTitle(QCoreApplication.translate("FormDesigner", u"Bi\u1ec3u m\u1eabu", None))
        self.base_label.setText(QCoreApplication.translate("FormDesigner", u"&B\u1eaft \u0111\u1ea7u t\u1eeb:", None))
        self.open.setText(QCoreApplication.translate("FormDesigner", u"&M\u1edf bi\u1ec3u m\u1eabu\u2026", None))
#if QT_CONFIG(tooltip)
        self.open.setToolTip(QCoreApplication.translate("FormDesigner", u"M\u1edf t\u1ec7p bi\u1ec3u m\u1eabu (.toml) do \u0111\u1ed3ng nghi\u1ec7p g\u1eedi v\u00e0 th\u00eam v\u00e0o bi\u1ec3u m\u1eabu ri\u00eang", None))
#endif // QT_CONFIG(tooltip)
        self.reset.setText(QCoreApplication.translate("FormDesigner", u"Tr\u1ea3 v\u1ec1 m\u1eabu &g\u1ed1c", None))
#if QT_CONFIG(tooltip)
        self.reset.setToolTip(QCoreApplication.translate("FormDesigner", u"B\u1ecf m\u1ecdi thay \u0111\u1ed5i, tr\u1edf l\u1ea1i bi\u1ec3u m\u1eabu \u0111\u00e3 ch\u1ecdn", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(accessibility)
        self.columns.setAccessibleName(QCoreApplication.translate("FormDesigner", u"C\u00e1c c\u1ed9t c\u1ee7a b\u1ea3ng", None))
#endif // QT_CONFIG(accessibility)
        self.up.setText(QCoreApplication.translate("FormDesigner", u"L\u00ea&n", None))
#if QT_CONFIG(tooltip)
        self.up.setToolTip(QCoreApplication.translate("FormDesigner", u"Chuy\u1ec3n c\u1ed9t sang tr\u00e1i (Alt+\u2191)", None))
#endif // QT_CONFIG(tooltip)
        self.down.setText(QCoreApplication.translate("FormDesigner", u"X&u\u1ed1ng", None))
#if QT_CONFIG(tooltip)
        self.down.setToolTip(QCoreApplication.translate("FormDesigner", u"Chuy\u1ec3n c\u1ed9t sang ph\u1ea3i (Alt+\u2193)", None))
#endif // QT_CONFIG(tooltip)
        self.add.setText(QCoreApplication.translate("FormDesigner", u"Th\u00eam &c\u1ed9t", None))
#if QT_CONFIG(tooltip)
        self.add.setToolTip(QCoreApplication.translate("FormDesigner", u"Th\u00eam m\u1ed9t c\u1ed9t ghi t\u1ef1 do v\u00e0o cu\u1ed1i b\u1ea3ng", None))
#endif // QT_CONFIG(tooltip)
        self.remove.setText(QCoreApplication.translate("FormDesigner", u"B\u1ecf c\u1ed9&t", None))
#if QT_CONFIG(tooltip)
        self.remove.setToolTip(QCoreApplication.translate("FormDesigner", u"B\u1ecf c\u1ed9t t\u1ef1 th\u00eam (ph\u00edm Del); n\u1ed9i dung \u0111\u00e3 ghi v\u1eabn \u0111\u01b0\u1ee3c gi\u1eef trong k\u1ebf ho\u1ea1ch", None))
#endif // QT_CONFIG(tooltip)
        self.header_label.setText(QCoreApplication.translate("FormDesigner", u"T&i\u00eau \u0111\u1ec1:", None))
        self.width_label.setText(QCoreApplication.translate("FormDesigner", u"&R\u1ed9ng:", None))
        self.width.setSuffix(QCoreApplication.translate("FormDesigner", u" mm", None))
        self.align_label.setText(QCoreApplication.translate("FormDesigner", u"C\u0103n l\u1ec1:", None))
        self.sum_note.setText("")
        self.fit.setText(QCoreApplication.translate("FormDesigner", u"&V\u1eeba trang", None))
#if QT_CONFIG(tooltip)
        self.fit.setToolTip(QCoreApplication.translate("FormDesigner", u"Chia l\u1ea1i b\u1ec1 r\u1ed9ng c\u00e1c c\u1ed9t cho v\u1eeba kh\u1ed5 gi\u1ea5y, gi\u1eef nguy\u00ean t\u1ef7 l\u1ec7", None))
#endif // QT_CONFIG(tooltip)
        self.tabs.setTabText(self.tabs.indexOf(self.columns_page), QCoreApplication.translate("FormDesigner", u"C\u1ed9t", None))
        self.subject_label.setText(QCoreApplication.translate("FormDesigner", u"&S\u1ed1 c\u1ee7a:", None))
        self.numbered.setText(QCoreApplication.translate("FormDesigner", u"C\u00f3 \u0111\u00e1n&h s\u1ed1", None))
        self.counts_label.setText(QCoreApplication.translate("FormDesigner", u"\u0110\u1ebfm th&eo:", None))
        self.style_label.setText(QCoreApplication.translate("FormDesigner", u"&Ki\u1ec3u s\u1ed1:", None))
        self.restart_label.setText(QCoreApplication.translate("FormDesigner", u"\u0110\u1ebfm l\u1ea1&i t\u1eeb 1:", None))
        self.before_label.setText(QCoreApplication.translate("FormDesigner", u"Ch\u1eef tr\u01b0\u1edbc s\u1ed1:", None))
        self.after_label.setText(QCoreApplication.translate("FormDesigner", u"Ch\u1eef sau s\u1ed1:", None))
        self.sign_label.setText(QCoreApplication.translate("FormDesigner", u"Gi\u1eefa s\u1ed1 v\u00e0 n\u1ed9i dung:", None))
        self.example.setText("")
        self.tabs.setTabText(self.tabs.indexOf(self.numbers_page), QCoreApplication.translate("FormDesigner", u"\u0110\u00e1nh s\u1ed1", None))
        self.name_label.setText(QCoreApplication.translate("FormDesigner", u"&T\u00ean bi\u1ec3u m\u1eabu:", None))
        self.orientation_label.setText(QCoreApplication.translate("FormDesigner", u"&H\u01b0\u1edbng gi\u1ea5y:", None))
        self.heading_label.setText(QCoreApplication.translate("FormDesigner", u"Ph\u1ee5 l\u1ee5&c:", None))
        self.title_label.setText(QCoreApplication.translate("FormDesigner", u"T\u00ea&n b\u1ea3ng:", None))
        self.caption_label.setText(QCoreApplication.translate("FormDesigner", u"&K\u00e8m theo:", None))
        self.total_label.setText(QCoreApplication.translate("FormDesigner", u"D\u00f2ng t\u1ed5ng:", None))
        self.own_note.setText(QCoreApplication.translate("FormDesigner", u"Ph\u1ee5 l\u1ee5c \u0111ang m\u1edf c\u00f3 l\u1eddi ri\u00eang; s\u1eeda l\u1eddi \u1edf \u0111\u00e2y s\u1ebd thay l\u1eddi ri\u00eang \u0111\u00f3.", None))
        self.hint.setText("")
        self.tabs.setTabText(self.tabs.indexOf(self.words_page), QCoreApplication.translate("FormDesigner", u"Trang v\u00e0 l\u1eddi ghi", None))
#if QT_CONFIG(accessibility)
        self.page.setAccessibleName(QCoreApplication.translate("FormDesigner", u"Trang \u0111\u1ea7u c\u1ee7a ph\u1ee5 l\u1ee5c", None))
#endif // QT_CONFIG(accessibility)
        self.page_note.setText("")
        self.keep.setText(QCoreApplication.translate("FormDesigner", u"&L\u01b0u bi\u1ec3u m\u1eabu ri\u00eang", None))
#if QT_CONFIG(tooltip)
        self.keep.setToolTip(QCoreApplication.translate("FormDesigner", u"L\u01b0u \u0111\u1ec3 d\u00f9ng cho c\u00e1c k\u1ebf ho\u1ea1ch kh\u00e1c tr\u00ean m\u00e1y n\u00e0y", None))
#endif // QT_CONFIG(tooltip)
        self.send.setText(QCoreApplication.translate("FormDesigner", u"L\u01b0u ra t\u1ec7&p\u2026", None))
#if QT_CONFIG(tooltip)
        self.send.setToolTip(QCoreApplication.translate("FormDesigner", u"L\u01b0u th\u00e0nh t\u1ec7p .toml \u0111\u1ec3 g\u1eedi cho \u0111\u1ed3ng nghi\u1ec7p", None))
#endif // QT_CONFIG(tooltip)
        self.forget.setText(QCoreApplication.translate("FormDesigner", u"&X\u00f3a bi\u1ec3u m\u1eabu ri\u00eang", None))
#if QT_CONFIG(tooltip)
        self.forget.setToolTip(QCoreApplication.translate("FormDesigner", u"X\u00f3a kh\u1ecfi danh s\u00e1ch bi\u1ec3u m\u1eabu ri\u00eang; k\u1ebf ho\u1ea1ch \u0111\u00e3 d\u00f9ng kh\u00f4ng b\u1ecb \u1ea3nh h\u01b0\u1edfng", None))
#endif // QT_CONFIG(tooltip)
        self.use.setText(QCoreApplication.translate("FormDesigner", u"&D\u00f9ng cho k\u1ebf ho\u1ea1ch", None))
#if QT_CONFIG(tooltip)
        self.use.setToolTip(QCoreApplication.translate("FormDesigner", u"Tr\u00ecnh b\u00e0y ph\u1ee5 l\u1ee5c c\u1ee7a k\u1ebf ho\u1ea1ch \u0111ang m\u1edf theo bi\u1ec3u m\u1eabu n\u00e0y; c\u00f3 th\u1ec3 ho\u00e0n t\u00e1c", None))
#endif // QT_CONFIG(tooltip)
        self.leave.setText(QCoreApplication.translate("FormDesigner", u"\u0110\u00f3ng", None))
    # retranslateUi

