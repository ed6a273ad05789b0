#include "core/provider/providertable.h"
#include "tests/ui/gallery/gallerysupport.h"
#include "ui/window/mainwindow.h"
#include "ui/settings/spendingpage.h"
#include "ui/spend/daybars.h"
#include "ui/spend/spendpage.h"

#include <QAccessible>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

template <typename T = QWidget>
T *find(const QWidget &in, const QString &name)
{
    T *found = in.findChild<T *>(name);
    if (!found)
        qFatal("no %s", qUtf8Printable(name));
    return found;
}

//! A dollar a picture; five credits.
Rates dollarEach(const QString &currency = QString{moneyCurrency})
{
    return {.lines = {{.provider = u"replicate"_s,
                       .model = u"*"_s,
                       .unit = Rate::Unit::Picture,
                       .price = 1,
                       .credits = 5}},
            .currency = currency};
}

//! Settles a finished job of this model.
void spend(Studio &studio, const QString &id, const QString &model, double amount,
           const QDateTime &at, int pictures = 1, const QString &currency = u"USD"_s)
{
    Job job;
    job.id = id;
    job.state = JobState::Done;
    job.request.provider = u"replicate"_s;
    job.request.model = model;
    job.createdAt = at;
    QVERIFY(studio.queue->jobs().insert(job));
    const LedgerEntry entry{.kind = LedgerEntry::Kind::Settle,
                            .amount = amount,
                            .currency = currency,
                            .pictures = pictures};
    QVERIFY(studio.queue->caps().budget().ledger().add(job.id, job.request, entry, at));
}

void checkNames(const QWidget &in)
{
    for (const QWidget *one : in.findChildren<QWidget *>()) {
        const bool isInner = one->parentWidget()->inherits("QAbstractSpinBox") ||
                             one->parentWidget()->inherits("QComboBox") ||
                             one->inherits("QAbstractScrollArea"); // a combo's list
        if (!(one->focusPolicy() & Qt::TabFocus) || isInner || one->isHidden())
            continue;
        QVERIFY2(!one->objectName().isEmpty(), one->metaObject()->className());
        QAccessibleInterface *const spoken =
            QAccessible::queryAccessibleInterface(const_cast<QWidget *>(one));
        QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(),
                 qPrintable(one->objectName()));
    }
}

} // namespace

class TestSpending : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void theBannerOffersToRaiseTheCap();
    void theBannerLetsThisOneRun();
    void theBannerCancels();
    void aClosedMessageStaysClosedForThatJob();
    void theButtonSaysThePriceOrThatItIsUnknown();
    void theSpendLineKnowsTheCapsAndOpensThePage();
    void thePageShowsWhatWasSpent();
    void anEmptyPageSaysSo();
    void theBarsTellTheirValues();
    void theLedgerIsExported();
    void theSettingsComeBackAsTheyWere();
    void linesAreAddedRemovedAndReset();
    void lookingAtCreditsLosesNoDollars();
    void everyControlHasAName();

private:
    void hold();

    std::unique_ptr<Studio> m_studio;
    std::unique_ptr<MainWindow> m_window;
};

void TestSpending::init()
{
    m_studio = std::make_unique<Studio>();
}

void TestSpending::cleanup()
{
    m_window.reset();
    QCoro::waitFor(m_studio->queue->shutdown());
    m_studio.reset();
}

//! Two jobs wait before a cap of fifty cents.
void TestSpending::hold()
{
    m_studio->queue->caps().configure(dollarEach(), {.day = 0.5});
    m_studio->addJob(JobState::Queued, u"one"_s);
    m_studio->addJob(JobState::Queued, u"two"_s);
    m_window = std::make_unique<MainWindow>(m_studio->services(), Settings{});
    m_window->show();
    m_studio->queue->start();
    QVERIFY(m_studio->queue->caps().held());
    QVERIFY(find(*m_window, u"capBanner"_s)->isVisible());
}

void TestSpending::theBannerOffersToRaiseTheCap()
{
    hold();
    const QString said = find(*m_window, u"capBanner"_s)->accessibleName();
    for (const QString &part : {u"daily cap of $0.50"_s, u"Spent today: $0.00"_s, u"$1.00"_s})
        QVERIFY2(said.contains(part), qPrintable(said));
    QSignalSpy settings{m_window.get(), &MainWindow::settingsRequested};
    find<QPushButton>(*m_window, u"capRaise"_s)->click();
    QCOMPARE(settings.size(), 1);
    QCOMPARE(settings.at(0).at(0).toString(), u"spending"_s);
    m_studio->queue->caps().configure(dollarEach(), {.day = 50});
    QTRY_VERIFY(!find(*m_window, u"capBanner"_s)->isVisible());
}

void TestSpending::theBannerLetsThisOneRun()
{
    hold();
    const QString first = m_studio->queue->caps().held()->jobId;
    find<QPushButton>(*m_window, u"capRunThis"_s)->click();
    QTRY_VERIFY(m_studio->queue->caps().held() && m_studio->queue->caps().held()->jobId != first);
    QVERIFY(m_studio->queue->jobs().job(first)->overCap);
    QVERIFY(find(*m_window, u"capBanner"_s)->isVisible()); // now for the second
}

void TestSpending::theBannerCancels()
{
    hold();
    for (int i = 0; i < 2; ++i) {
        const QString id = m_studio->queue->caps().held()->jobId;
        find<QPushButton>(*m_window, u"capCancel"_s)->click();
        QTRY_COMPARE(toString(m_studio->queue->board().job(id)->state), u"cancelled"_s);
        QTRY_VERIFY(!m_studio->queue->caps().held() || m_studio->queue->caps().held()->jobId != id);
        // The old button goes with its event.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QTRY_VERIFY(!find(*m_window, u"capBanner"_s)->isVisible());
}

void TestSpending::aClosedMessageStaysClosedForThatJob()
{
    hold();
    QWidget *const banner = find(*m_window, u"capBanner"_s);
    find<QAbstractButton>(*banner, u"bannerClose"_s)->click();
    QVERIFY(!banner->isVisible());
    m_studio->queue->caps().configure(dollarEach(),
                                      {.day = 0.6}); // the numbers change, the job does not
    QTRY_COMPARE(m_studio->queue->caps().held()->why.limit, 0.6);
    QVERIFY(!banner->isVisible());
    m_studio->queue->canceller().cancel(m_studio->queue->caps().held()->jobId);
    QTRY_VERIFY(banner->isVisible());
}

void TestSpending::theButtonSaysThePriceOrThatItIsUnknown()
{
    m_window = std::make_unique<MainWindow>(m_studio->services(), Settings{});
    m_window->show();
    const QWidget *const button = find(*m_window, u"generate"_s);
    QTRY_VERIFY2(button->accessibleName().contains(u"price unknown"),
                 qPrintable(button->accessibleName()));
    m_studio->queue->caps().configure(dollarEach(), {});
    QTRY_VERIFY2(button->accessibleName().contains(u"$1.00"), qPrintable(button->accessibleName()));
    find<QAbstractButton>(*m_window, u"images_3"_s)->click(); // per click, not per picture
    QTRY_VERIFY2(button->accessibleName().contains(u"$3.00"), qPrintable(button->accessibleName()));
    m_studio->queue->caps().configure(dollarEach(QString{creditsCurrency}), {});
    QTRY_VERIFY2(button->accessibleName().contains(u"15 credits"),
                 qPrintable(button->accessibleName()));
}

void TestSpending::theSpendLineKnowsTheCapsAndOpensThePage()
{
    spend(*m_studio, u"a"_s, u"acme/brush"_s, 0.42, m_studio->clock.now());
    m_window = std::make_unique<MainWindow>(m_studio->services(), Settings{});
    m_window->show();
    auto *const line = find<QPushButton>(*m_window, u"spend"_s);
    QCOMPARE(line->text(), u"Today $0.42"_s);
    m_studio->queue->caps().configure(dollarEach(), {.day = 5});
    QCOMPARE(line->text(), u"Today $0.42 of $5.00"_s);
    m_studio->queue->caps().configure(dollarEach(), {.month = 30});
    QCOMPARE(line->text(), u"This month $0.42 of $30.00"_s);
    m_studio->queue->caps().configure(dollarEach(QString{creditsCurrency}), {.month = 30});
    QCOMPARE(line->text(), u"This month 0 credits of 30 credits"_s);
    line->click();
    auto *const page = find<SpendPage>(*m_window, u"spendPage"_s);
    QVERIFY(page->isVisible());
    QSignalSpy settings{m_window.get(), &MainWindow::settingsRequested};
    find<QPushButton>(*page, u"spendCaps"_s)->click();
    QCOMPARE(settings.size(), 1);
    QTRY_VERIFY(!m_window->findChild<SpendPage *>());
}

void TestSpending::thePageShowsWhatWasSpent()
{
    const QDateTime now = m_studio->clock.now();
    spend(*m_studio, u"a"_s, u"acme/brush"_s, 0.25, now, 2);
    spend(*m_studio, u"b"_s, u"acme/pen"_s, 0.5, now, 1);
    spend(*m_studio, u"c"_s, u"acme/pen"_s, 99, now.addMonths(-2), 1);
    spend(*m_studio, u"d"_s, u"acme/team"_s, 7, now, 1, u"credits"_s);
    m_studio->queue->caps().configure(dollarEach(), {.day = 5});
    SpendPage page{*m_studio->queue, m_studio->clock};
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    QCOMPARE(find<QLabel>(page, u"spendToday"_s)->text(), u"$0.75 of $5.00"_s);
    QCOMPARE(find<QLabel>(page, u"spendMonth"_s)->text(), u"$0.75"_s);
    QCOMPARE(find<QLabel>(page, u"spendReserved"_s)->text(), u"$0.00"_s);
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.indexOf(u"acme/pen"_s) < texts.indexOf(u"acme/brush"_s)); // dearest first
    QVERIFY(texts.contains(u"2 pictures"_s) && texts.contains(u"1 picture"_s));
    QVERIFY(!texts.contains(u"acme/team"_s));
    spend(*m_studio, u"e"_s, u"acme/brush"_s, 1, now);
    emit m_studio->queue->board().jobFinished(*m_studio->queue->board().job(u"e"_s));
    QCOMPARE(find<QLabel>(page, u"spendToday"_s)->text(), u"$1.75 of $5.00"_s);
}

void TestSpending::anEmptyPageSaysSo()
{
    SpendPage page{*m_studio->queue, m_studio->clock};
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    QCOMPARE(find<QLabel>(page, u"spendToday"_s)->text(), u"$0.00"_s);
    QStringList texts;
    for (const QLabel *label : page.findChildren<QLabel *>())
        texts << label->text();
    QVERIFY(texts.contains(u"Nothing yet."_s));
    QVERIFY(!page.grab().isNull()); // bars of nothing
}

void TestSpending::theBarsTellTheirValues()
{
    const QDate today{2026, 3, 15};
    DayBars bars;
    bars.setDays({{.day = today.addDays(-2), .amount = 1, .pictures = 3},
                  {.day = today.addDays(-1)},
                  {.day = today, .amount = 0.25, .pictures = 1}},
                 u"USD"_s, today);
    bars.resize(300, 150);
    bars.show();
    QCOMPARE(bars.marked(), -1);
    QTest::mouseMove(&bars, bars.columnOf(2).center());
    QTRY_COMPARE(bars.marked(), 2);
    QCOMPARE(bars.accessibleDescription(), u"Today: $0.25, 1 picture"_s);
    bars.setFocus();
    QTest::keyClick(&bars, Qt::Key_Left);
    QCOMPARE(bars.accessibleDescription(), u"Yesterday: $0.00"_s);
    QTest::keyClick(&bars, Qt::Key_Home);
    QVERIFY2(bars.accessibleDescription().endsWith(u": $1.00, 3 pictures"),
             qPrintable(bars.accessibleDescription()));
    const QImage shown = bars.grab().toImage();
    const QColor tall = shown.pixelColor(bars.columnOf(0).center());
    const QColor none = shown.pixelColor(bars.columnOf(1).center());
    QVERIFY(tall != none);
    bars.setDays({}, u"USD"_s, today);
}

void TestSpending::theLedgerIsExported()
{
    spend(*m_studio, u"a"_s, u"=1+1"_s, 0.25, m_studio->clock.now(), 2);
    SpendPage page{*m_studio->queue, m_studio->clock};
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    const QString path = m_studio->folder.filePath(u"ledger.csv"_s);
    page.exportTo(path);
    QTRY_COMPARE(find<QLabel>(page, u"spendSaid"_s)->text(), u"Written to %1"_s.arg(path));
    QFile file{path};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith("at,job,kind,amount"));
    QVERIFY2(lines[1].endsWith(",a,settle,0.25,USD,true,replicate,'=1+1,2"), lines[1].constData());
    page.exportTo(m_studio->folder.filePath(u"no/such/folder/ledger.csv"_s));
    QTRY_COMPARE(find<QLabel>(page, u"spendSaid"_s)->property("role").toString(), u"error"_s);
}

void TestSpending::theSettingsComeBackAsTheyWere()
{
    SettingsContext context;
    context.settings.spendingUnit = u"credits"_s;
    context.settings.dailyCap = 2.5;
    context.settings.monthlyCap = 40;
    context.settings.dailyCredits = 10;
    context.settings.monthlyCredits = 300;
    std::vector<Rate> lines = publishedRates();
    lines[1].defaultSteps = 7; // what has no field of its own
    context.settings.rates = rateLinesToText(lines, publishedRates());
    SpendingPage page;
    page.load(context);
    Settings saved;
    SecretEdits secrets;
    page.save(saved, secrets);
    QVERIFY(saved == context.settings);
    SpendingPage fresh;
    fresh.load({});
    Settings untouched;
    fresh.save(untouched, secrets);
    QVERIFY(untouched == Settings{});
    QCOMPARE(find<QDoubleSpinBox>(fresh, u"dailyCap"_s)->text(), u"none"_s);
}

void TestSpending::linesAreAddedRemovedAndReset()
{
    SpendingPage page;
    page.load({});
    page.show();
    QSignalSpy edited{&page, &SettingsPage::edited};
    const auto saved = [&page] {
        Settings settings;
        SecretEdits secrets;
        page.save(settings, secrets);
        return rateLinesFromText(settings.rates, publishedRates());
    };
    const size_t published = publishedRates().size();
    find<QPushButton>(page, u"rateAdd"_s)->click();
    QCOMPARE(saved().size(), published); // a line without a model says nothing yet
    const QString row = u"rate%1"_s.arg(published);
    QTest::keyClicks(find<QLineEdit>(page, row + u"Model"_s), u"acme/brush"_s);
    auto *const basis = find<QComboBox>(page, row + u"Basis"_s);
    basis->setCurrentIndex(basis->findData(u"gpu-h100"_s));
    emit basis->activated(basis->currentIndex());
    QCOMPARE(saved().back().model, u"acme/brush"_s);
    QCOMPARE(saved().back().hardware, u"gpu-h100"_s);
    QCOMPARE(saved().back().price, 0.001525);
    find<QDoubleSpinBox>(page, row + u"Credits"_s)->setValue(2.5);
    QCOMPARE(saved().back().credits, 2.5);
    find<QPushButton>(page, u"rate0Remove"_s)->click();
    QCOMPARE(saved().size(), published);
    QVERIFY(saved().front() == publishedRates()[1]);
    find<QPushButton>(page, u"rateReset"_s)->click();
    QVERIFY(saved() == publishedRates());
    QVERIFY(!edited.empty());
}

void TestSpending::lookingAtCreditsLosesNoDollars()
{
    SpendingPage page;
    SettingsContext context;
    context.settings.dailyCap = 5;
    page.load(context);
    auto *const unit = find<QComboBox>(page, u"spendingUnit"_s);
    auto *const day = find<QDoubleSpinBox>(page, u"dailyCap"_s);
    QCOMPARE(day->value(), 5.0);
    unit->setCurrentIndex(1);
    QCOMPARE(day->value(), 0.0);
    day->setValue(20);
    unit->setCurrentIndex(0);
    QCOMPARE(day->value(), 5.0);
    Settings saved;
    SecretEdits secrets;
    page.save(saved, secrets);
    QCOMPARE(saved.spendingUnit, u"money"_s);
    QCOMPARE(saved.dailyCap, 5.0);
    QCOMPARE(saved.dailyCredits, 20.0);
}

void TestSpending::everyControlHasAName()
{
    SpendPage page{*m_studio->queue, m_studio->clock};
    page.setAttribute(Qt::WA_DeleteOnClose, false);
    page.show();
    checkNames(page);
    SpendingPage settings;
    settings.load({});
    settings.show();
    checkNames(settings);
    hold();
    checkNames(*find(*m_window, u"capBanner"_s));
}

QTEST_MAIN(TestSpending)
#include "tst_spending.moc"
