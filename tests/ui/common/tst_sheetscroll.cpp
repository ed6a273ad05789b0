#include "ui/common/sheetscroll.h"

#include <QLabel>
#include <QVBoxLayout>
#include <QtTest>

#include <algorithm>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

//! As high as it is wide, as a picture is.
class Square : public QWidget {
protected:
    void resizeEvent(QResizeEvent *) override { setFixedHeight(std::max(1, width())); }
};

} // namespace

class TestSheetScroll : public QObject {
    Q_OBJECT
private slots:
    void whatJustFitsComesToRest();
};

// Without a scroll bar it is too high, beside one it is not: each height there is.
void TestSheetScroll::whatJustFitsComesToRest()
{
    SheetScroll scroll;
    auto *const content = new QWidget;
    auto *const column = new QVBoxLayout{content};
    auto *const inner = new QVBoxLayout;
    inner->addWidget(new Square);
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
            QVERIFY(content->height() >= scroll.viewport()->height());
        }
    }
}

QTEST_MAIN(TestSheetScroll)
#include "tst_sheetscroll.moc"
