# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_assistant.ui'
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
    QDialogButtonBox, QHBoxLayout, QHeaderView, QLabel,
    QPushButton, QSizePolicy, QSpinBox, QSplitter,
    QStackedWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout,
    QWidget)

from cchc_desktop.gui.views.source_view import SourceView
from cchc_desktop.gui.views.whole_label import WholeLabel

class Ui_ImportAssistant(object):
    def setupUi(self, ImportAssistant):
        if not ImportAssistant.objectName():
            ImportAssistant.setObjectName(u"ImportAssistant")
        ImportAssistant.resize(1240, 700)
        self.page = QVBoxLayout(ImportAssistant)
        self.page.setObjectName(u"page")
        self.steps = QHBoxLayout()
        self.steps.setObjectName(u"steps")
        self.step_table = QPushButton(ImportAssistant)
        self.step_table.setObjectName(u"step_table")
        self.step_table.setCheckable(True)
        self.step_table.setAutoExclusive(True)
        self.step_table.setAutoDefault(False)

        self.steps.addWidget(self.step_table)

        self.step_columns = QPushButton(ImportAssistant)
        self.step_columns.setObjectName(u"step_columns")
        self.step_columns.setCheckable(True)
        self.step_columns.setAutoExclusive(True)
        self.step_columns.setAutoDefault(False)

        self.steps.addWidget(self.step_columns)

        self.step_result = QPushButton(ImportAssistant)
        self.step_result.setObjectName(u"step_result")
        self.step_result.setCheckable(True)
        self.step_result.setAutoExclusive(True)
        self.step_result.setAutoDefault(False)

        self.steps.addWidget(self.step_result)

        self.summary = QLabel(ImportAssistant)
        self.summary.setObjectName(u"summary")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.summary.sizePolicy().hasHeightForWidth())
        self.summary.setSizePolicy(sizePolicy)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.summary.setWordWrap(True)

        self.steps.addWidget(self.summary)


        self.page.addLayout(self.steps)

        self.stack = QStackedWidget(ImportAssistant)
        self.stack.setObjectName(u"stack")
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.stack.sizePolicy().hasHeightForWidth())
        self.stack.setSizePolicy(sizePolicy1)
        self.page_table = QWidget()
        self.page_table.setObjectName(u"page_table")
        self.layout_table = QVBoxLayout(self.page_table)
        self.layout_table.setObjectName(u"layout_table")
        self.row_table = QHBoxLayout()
        self.row_table.setObjectName(u"row_table")
        self.label_table = QLabel(self.page_table)
        self.label_table.setObjectName(u"label_table")

        self.row_table.addWidget(self.label_table)

        self.tables = QComboBox(self.page_table)
        self.tables.setObjectName(u"tables")
        sizePolicy2 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sizePolicy2.setHorizontalStretch(1)
        sizePolicy2.setVerticalStretch(0)
        sizePolicy2.setHeightForWidth(self.tables.sizePolicy().hasHeightForWidth())
        self.tables.setSizePolicy(sizePolicy2)

        self.row_table.addWidget(self.tables)

        self.label_header = QLabel(self.page_table)
        self.label_header.setObjectName(u"label_header")

        self.row_table.addWidget(self.label_header)

        self.header_row = QSpinBox(self.page_table)
        self.header_row.setObjectName(u"header_row")
        self.header_row.setMinimum(1)
        self.header_row.setKeyboardTracking(False)

        self.row_table.addWidget(self.header_row)


        self.layout_table.addLayout(self.row_table)

        self.picture = SourceView(self.page_table)
        self.picture.setObjectName(u"picture")

        self.layout_table.addWidget(self.picture)

        self.stack.addWidget(self.page_table)
        self.page_columns = QWidget()
        self.page_columns.setObjectName(u"page_columns")
        self.layout_columns = QVBoxLayout(self.page_columns)
        self.layout_columns.setObjectName(u"layout_columns")
        self.row_form = QHBoxLayout()
        self.row_form.setObjectName(u"row_form")
        self.label_form = QLabel(self.page_columns)
        self.label_form.setObjectName(u"label_form")

        self.row_form.addWidget(self.label_form)

        self.forms = QComboBox(self.page_columns)
        self.forms.setObjectName(u"forms")
        sizePolicy2.setHeightForWidth(self.forms.sizePolicy().hasHeightForWidth())
        self.forms.setSizePolicy(sizePolicy2)

        self.row_form.addWidget(self.forms)


        self.layout_columns.addLayout(self.row_form)

        self.reason = QLabel(self.page_columns)
        self.reason.setObjectName(u"reason")
        self.reason.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setWordWrap(True)

        self.layout_columns.addWidget(self.reason)

        self.columns = QTreeWidget(self.page_columns)
        self.columns.setObjectName(u"columns")
        self.columns.setRootIsDecorated(False)
        self.columns.setUniformRowHeights(True)

        self.layout_columns.addWidget(self.columns)

        self.stack.addWidget(self.page_columns)
        self.page_result = QWidget()
        self.page_result.setObjectName(u"page_result")
        self.layout_result = QVBoxLayout(self.page_result)
        self.layout_result.setObjectName(u"layout_result")
        self.upright = QSplitter(self.page_result)
        self.upright.setObjectName(u"upright")
        self.upright.setOrientation(Qt.Orientation.Vertical)
        self.upright.setChildrenCollapsible(False)
        self.beside = QSplitter(self.upright)
        self.beside.setObjectName(u"beside")
        self.beside.setOrientation(Qt.Orientation.Horizontal)
        self.beside.setChildrenCollapsible(False)
        self.original = SourceView(self.beside)
        self.original.setObjectName(u"original")
        self.beside.addWidget(self.original)
        self.tree = QTreeWidget(self.beside)
        self.tree.setObjectName(u"tree")
        self.tree.setUniformRowHeights(True)
        self.beside.addWidget(self.tree)
        self.upright.addWidget(self.beside)
        self.deciding = QSplitter(self.upright)
        self.deciding.setObjectName(u"deciding")
        self.deciding.setOrientation(Qt.Orientation.Horizontal)
        self.deciding.setChildrenCollapsible(False)
        self.issues = QTreeWidget(self.deciding)
        self.issues.setObjectName(u"issues")
        self.issues.setRootIsDecorated(False)
        self.issues.setUniformRowHeights(True)
        self.deciding.addWidget(self.issues)
        self.answer = QWidget(self.deciding)
        self.answer.setObjectName(u"answer")
        self.layout_answer = QVBoxLayout(self.answer)
        self.layout_answer.setObjectName(u"layout_answer")
        self.layout_answer.setContentsMargins(0, 0, 0, 0)
        self.left = QLabel(self.answer)
        self.left.setObjectName(u"left")
        self.left.setTextFormat(Qt.TextFormat.PlainText)

        self.layout_answer.addWidget(self.left)

        self.sentence = WholeLabel(self.answer)
        self.sentence.setObjectName(u"sentence")
        sizePolicy1.setHeightForWidth(self.sentence.sizePolicy().hasHeightForWidth())
        self.sentence.setSizePolicy(sizePolicy1)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignLeading|Qt.AlignmentFlag.AlignLeft|Qt.AlignmentFlag.AlignTop)
        self.sentence.setWordWrap(True)

        self.layout_answer.addWidget(self.sentence)

        self.row_answer = QHBoxLayout()
        self.row_answer.setObjectName(u"row_answer")
        self.accept_one = QPushButton(self.answer)
        self.accept_one.setObjectName(u"accept_one")
        self.accept_one.setAutoDefault(False)

        self.row_answer.addWidget(self.accept_one)

        self.other_one = QPushButton(self.answer)
        self.other_one.setObjectName(u"other_one")
        self.other_one.setAutoDefault(False)

        self.row_answer.addWidget(self.other_one)


        self.layout_answer.addLayout(self.row_answer)

        self.accept_all = QPushButton(self.answer)
        self.accept_all.setObjectName(u"accept_all")
        self.accept_all.setAutoDefault(False)

        self.layout_answer.addWidget(self.accept_all)

        self.deciding.addWidget(self.answer)
        self.upright.addWidget(self.deciding)

        self.layout_result.addWidget(self.upright)

        self.stack.addWidget(self.page_result)

        self.page.addWidget(self.stack)

        self.buttons = QDialogButtonBox(ImportAssistant)
        self.buttons.setObjectName(u"buttons")
        self.buttons.setStandardButtons(QDialogButtonBox.StandardButton.Close)

        self.page.addWidget(self.buttons)

#if QT_CONFIG(shortcut)
        self.label_table.setBuddy(self.tables)
        self.label_header.setBuddy(self.header_row)
        self.label_form.setBuddy(self.forms)
#endif // QT_CONFIG(shortcut)

        self.retranslateUi(ImportAssistant)
    # setupUi

    def retranslateUi(self, ImportAssistant):
        ImportAssistant.setWindowTitle(QCoreApplication.translate("ImportAssistant", u"Nh\u1eadp t\u1eeb t\u1ec7p", None))
        self.step_table.setText(QCoreApplication.translate("ImportAssistant", u"1. &B\u1ea3ng", None))
        self.step_columns.setText(QCoreApplication.translate("ImportAssistant", u"2. &C\u1ed9t", None))
        self.step_result.setText(QCoreApplication.translate("ImportAssistant", u"3. &K\u1ebft qu\u1ea3", None))
        self.summary.setText("")
        self.label_table.setText(QCoreApplication.translate("ImportAssistant", u"B\u1ea3ng trong &t\u1ec7p:", None))
        self.label_header.setText(QCoreApplication.translate("ImportAssistant", u"&D\u00f2ng ti\u00eau \u0111\u1ec1 c\u1ed9t:", None))
        self.label_form.setText(QCoreApplication.translate("ImportAssistant", u"Bi\u1ec3u &m\u1eabu:", None))
        self.reason.setText("")
        self.left.setText("")
        self.sentence.setText("")
        self.accept_all.setText(QCoreApplication.translate("ImportAssistant", u"&Nh\u1eadn t\u1ea5t c\u1ea3 c\u00e1c ch\u1ed7 c\u00f2n l\u1ea1i", None))
    # retranslateUi

