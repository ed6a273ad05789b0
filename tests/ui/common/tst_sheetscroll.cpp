#include "ui/common/sheetscroll.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

class TestSheetScroll : public QObject {
    Q_OBJECT
private slots:
    void wordsThatJustFitEndSomewhere();
};

// Without a scroll bar they fit, beside one they do not: each height there is, on both ways.
void TestSheetScroll::wordsThatJustFitEndSomewhere()
{
    SheetScroll scroll;
    auto *const content = new QWidget;
    auto *const column = new QVBoxLayout{content};
    auto *const inner = new QVBoxLayout;
    for (int i = 0; i < 3; ++i) {
        auto *const label =
            new QLabel{u"a lighthouse on a headland above a quiet sea, "_s.repeated(3)};
        label->setWordWrap(true);
        inner->addWidget(label);
    }
    column->addLayout(inner);
    column->addStretch(1);
    scroll.setWidget(content);
    scroll.show();
    for (const int width : {180, 240, 301}) {
        for (int height = 60; height < 520; ++height) {
            scroll.resize(width, height);
            QCoreApplication::processEvents();
            QVERIFY(content->width() <= width);
            QVERIFY(content->height() >= content->heightForWidth(width) - 1);
        }
    }
}

QTEST_MAIN(TestSheetScroll)
#include "tst_sheetscroll.moc"
