// The settings: what this run uses is shown, with its source; small screens; the list of pages.

#include "tests/support/uisupport.h"
#include "ui/common/theme.h"
#include "ui/settings/librarypage.h"
#include "ui/settings/settingsdialog.h"
#include "ui/settings/wildcardsfield.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

using namespace limner;
using namespace limner::test;
using namespace Qt::StringLiterals;

namespace {

const QStringList pages{u"providers"_s,  u"storage"_s, u"sharing"_s,    u"spending"_s, u"library"_s,
                        u"automation"_s, u"desktop"_s, u"appearance"_s, u"keys"_s,     u"about"_s};

struct Shown {
    QWidget window;
    SettingsDialog *dialog = nullptr;

    explicit Shown(const SettingsContext &context = {}, QSize size = {1440, 900})
    {
        window.resize(size);
        window.show();
        dialog = new SettingsDialog{context, &window};
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->open();
        QCoreApplication::processEvents();
    }
    template <typename T>
    T *find(const QString &name) const
    {
        T *found = dialog->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qUtf8Printable(name));
        return found;
    }
};

//! The store and a cap come from the environment, as a script would set them.
SettingsContext fromEnvironment()
{
    SettingsContext context;
    context.effective.endpoint = u"https://minio.example.com:9000"_s;
    context.effective.bucket = u"gallery"_s;
    context.effective.accessKey = u"artist"_s;
    context.effective.links = u"presigned"_s;
    context.effective.dailyCap = 2.5;
    for (const QString &name : {u"MINIO_ENDPOINT"_s, u"MINIO_BUCKET"_s, u"MINIO_SECRET_KEY"_s})
        context.given.insert(name, u"the environment"_s);
    context.given.insert(u"MINIO_ACCESS_KEY"_s, u"the file .env"_s);
    context.given.insert(u"LIMNER_LINKS"_s, u"the environment"_s);
    context.given.insert(u"LIMNER_DAILY_CAP"_s, u"the environment"_s);
    context.hasStoreKey = true;
    return context;
}

} // namespace

class TestSettingsDialog : public QObject {
    Q_OBJECT
private slots:
    void whatTheEnvironmentDecidesIsShownWithItsSource();
    void whatTheEnvironmentDecidesIsNotSaved();
    void theConnectionTestTriesWhatIsUsed();
    void aProvidersAddressAndKeyShowTheirSource();
    void aProvidersAddressIsNotSavedFromTheEnvironment();
    void buttonsAreInSightOnEveryPage_data();
    void buttonsAreInSightOnEveryPage();
    void pagesScrollWhereTheyDoNotFit();
    void rowsOfThePageListDoNotOverlap();
    void theChosenRowIsTheShownPage();
    void cancelTakesBackOnlyATriedTheme();
    void listsShowTheirWholeWords();
    void theFolderOfWordListsSaysWhatIsInIt();

private:
    Theme m_theme;
};

void TestSettingsDialog::whatTheEnvironmentDecidesIsShownWithItsSource()
{
    const Shown shown{fromEnvironment()};
    const auto *endpoint = shown.find<QLineEdit>(u"endpoint"_s);
    QCOMPARE(endpoint->text(), u"https://minio.example.com:9000"_s);
    QVERIFY(!endpoint->isEnabled());
    QVERIFY2(endpoint->toolTip().contains(u"MINIO_ENDPOINT in the environment"_s),
             qPrintable(endpoint->toolTip()));
    QVERIFY(!labelsWith(*endpoint, u"MINIO_ENDPOINT"_s).isEmpty());
    QVERIFY(shown.find<QLineEdit>(u"accessKey"_s)->toolTip().contains(u"the file .env"_s));
    const auto *secret = shown.find<QLineEdit>(u"secretKey"_s);
    QVERIFY(!secret->isEnabled());
    shown.dialog->showPage(u"storage"_s);
    QCoreApplication::processEvents();
    // Its source stands inside it, at the right end, and nothing else does.
    QVERIFY(!shown.find<QPushButton>(u"secretKeyShow"_s)->isVisible());
    for (const QLabel *aside : secret->findChildren<QLabel *>())
        QVERIFY(aside->geometry().right() < secret->width() &&
                aside->geometry().left() > secret->width() / 2);
    QVERIFY(shown.find<QLineEdit>(u"region"_s)->isEnabled());
    QVERIFY(!shown.find<QComboBox>(u"links"_s)->isEnabled());
    QCOMPARE(shown.find<QComboBox>(u"links"_s)->currentData().toString(), u"presigned"_s);
    QCOMPARE(shown.find<QDoubleSpinBox>(u"dailyCap"_s)->value(), 2.5);
    QVERIFY(!shown.find<QDoubleSpinBox>(u"dailyCap"_s)->isEnabled());
    QVERIFY(shown.find<QDoubleSpinBox>(u"monthlyCap"_s)->isEnabled());
    shown.dialog->showPage(u"spending"_s);
    QCOMPARE(labelsWith(*shown.dialog, u"Set by LIMNER_DAILY_CAP in the environment."_s).size(), 1);
}

void TestSettingsDialog::whatTheEnvironmentDecidesIsNotSaved()
{
    SettingsContext context = fromEnvironment();
    context.settings.endpoint = u"https://mine.example.com"_s;
    context.settings.dailyCap = 7;
    const Shown shown{context};
    QSignalSpy saved{shown.dialog, &SettingsDialog::saved};
    shown.find<QLineEdit>(u"region"_s)->setText(u"eu-north-1"_s);
    QTest::mouseClick(shown.find<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    const auto kept = saved[0][0].value<Settings>();
    QCOMPARE(kept.endpoint, u"https://mine.example.com"_s);
    QCOMPARE(kept.bucket, QString{});
    QCOMPARE(kept.links, u"auto"_s);
    QCOMPARE(kept.dailyCap, 7.0);
    QCOMPARE(kept.region, u"eu-north-1"_s);
}

void TestSettingsDialog::theConnectionTestTriesWhatIsUsed()
{
    const Shown shown{fromEnvironment()};
    shown.dialog->showPage(u"storage"_s);
    QSignalSpy asked{shown.dialog, &SettingsDialog::storeCheckRequested};
    QTest::mouseClick(shown.find<QPushButton>(u"testConnection"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<Settings>().endpoint, u"https://minio.example.com:9000"_s);
    QCOMPARE(asked[0][0].value<Settings>().bucket, u"gallery"_s);
}

namespace {
//! Address and key of a provider come from the environment.
SettingsContext providerFromEnvironment()
{
    SettingsContext context;
    context.settings.providers[u"replicate"_s] = {.baseUrl = u"https://mine.example.com"_s};
    context.effective.providers[u"replicate"_s] = {.baseUrl = u"https://proxy.example.com"_s,
                                                   .parallel = 3};
    context.given.insert(u"REPLICATE_API_BASE_URL"_s, u"the file .env"_s);
    context.given.insert(u"REPLICATE_API_TOKEN"_s, u"the environment"_s);
    context.providerKeys.insert(u"replicate"_s);
    return context;
}
} // namespace

void TestSettingsDialog::aProvidersAddressAndKeyShowTheirSource()
{
    const Shown shown{providerFromEnvironment()};
    const auto *address = shown.find<QLineEdit>(u"replicateBaseUrl"_s);
    QCOMPARE(address->text(), u"https://proxy.example.com"_s);
    QVERIFY(!address->isEnabled());
    QVERIFY2(address->toolTip().contains(u"REPLICATE_API_BASE_URL in the file .env"_s),
             qPrintable(address->toolTip()));
    QVERIFY(!labelsWith(*address, u"REPLICATE_API_BASE_URL"_s).isEmpty());
    const auto *key = shown.find<QLineEdit>(u"replicateToken"_s);
    QVERIFY(!key->isEnabled());
    QVERIFY(key->text().isEmpty());
    QVERIFY(key->toolTip().contains(u"REPLICATE_API_TOKEN in the environment"_s));
    QVERIFY(shown.find<QSpinBox>(u"replicateParallelJobs"_s)->isEnabled());
    // What is checked is what is used.
    shown.dialog->showPage(u"providers"_s);
    QSignalSpy asked{shown.dialog, &SettingsDialog::accountCheckRequested};
    QTest::mouseClick(shown.find<QPushButton>(u"checkAccount"_s), Qt::LeftButton);
    QVERIFY(!asked.isEmpty());
    QCOMPARE(asked[0][1].toString(), u"https://proxy.example.com"_s);
}

void TestSettingsDialog::aProvidersAddressIsNotSavedFromTheEnvironment()
{
    const Shown shown{providerFromEnvironment()};
    QSignalSpy saved{shown.dialog, &SettingsDialog::saved};
    shown.find<QSpinBox>(u"replicateParallelJobs"_s)->setValue(7);
    QTest::mouseClick(shown.find<QPushButton>(u"settingsSave"_s), Qt::LeftButton);
    QCOMPARE(saved.size(), 1);
    const ProviderSettings kept = saved[0][0].value<Settings>().providers.at(u"replicate"_s);
    QCOMPARE(kept.baseUrl, u"https://mine.example.com"_s);
    QCOMPARE(kept.parallel, 7);
}

void TestSettingsDialog::buttonsAreInSightOnEveryPage_data()
{
    QTest::addColumn<QSize>("window");
    for (const QSize size : {QSize{640, 400}, QSize{720, 450}, QSize{1100, 700}, QSize{1440, 900}})
        QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void TestSettingsDialog::buttonsAreInSightOnEveryPage()
{
    QFETCH(QSize, window);
    SettingsContext context;
    context.keychainError = Error{.kind = ErrorKind::Keychain}; // its note takes room, too
    const Shown shown{context, window};
    QVERIFY(shown.dialog->width() <= window.width() && shown.dialog->height() <= window.height());
    for (const QString &page : pages) {
        shown.dialog->showPage(page);
        QCoreApplication::processEvents();
        for (const QString &name : {u"settingsSave"_s, u"settingsCancel"_s}) {
            const auto *button = shown.find<QPushButton>(name);
            const QRect place{button->mapTo(shown.dialog, QPoint{}), button->size()};
            QVERIFY2(shown.dialog->rect().contains(place), qPrintable(page + u' ' + name));
        }
    }
}

void TestSettingsDialog::pagesScrollWhereTheyDoNotFit()
{
    const Shown shown{{}, {720, 450}};
    shown.dialog->showPage(u"storage"_s);
    QCoreApplication::processEvents();
    const auto *last = shown.find<QComboBox>(u"addressing"_s);
    QScrollArea *area = nullptr;
    for (QScrollArea *one : shown.dialog->findChildren<QScrollArea *>())
        if (one->isAncestorOf(last))
            area = one;
    QVERIFY(area && area->viewport()->height() >= 120);
    area->ensureWidgetVisible(shown.find<QComboBox>(u"addressing"_s));
    QVERIFY(!last->visibleRegion().isEmpty());
    for (const QString &page : pages) { // up and down only
        const int needed = shown.find<QWidget>(page + u"Page"_s)->minimumSizeHint().width();
        QVERIFY2(needed <= area->viewport()->width(),
                 qPrintable(page + u" needs "_s + QString::number(needed)));
    }
}

void TestSettingsDialog::rowsOfThePageListDoNotOverlap()
{
    QWidget window;
    window.resize(1440, 900);
    window.show();
    SettingsDialog dialog{SettingsContext{}, &window};
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *list = dialog.findChild<QListWidget *>(u"settingsPages"_s);
    const auto check = [list] {
        for (int row = 0; row < list->count(); ++row) {
            const QRect rect = list->visualItemRect(list->item(row));
            QVERIFY(rect.height() >= 34);
            if (row > 0)
                QVERIFY(rect.top() >= list->visualItemRect(list->item(row - 1)).bottom());
        }
    };
    check(); // before it was ever shown
    dialog.open();
    check(); // and before its first paint
    QCoreApplication::processEvents();
    check();
    dialog.close();
}

void TestSettingsDialog::theChosenRowIsTheShownPage()
{
    const Shown shown;
    auto *list = shown.find<QListWidget>(u"settingsPages"_s);
    for (int row = 0; row < list->count(); ++row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(row)).center());
        QCOMPARE(list->currentRow(), row);
        QVERIFY(shown.find<QWidget>(pages[row] + u"Page"_s)->isVisible());
    }
}

void TestSettingsDialog::cancelTakesBackOnlyATriedTheme()
{
    SettingsContext context;
    context.settings.theme = u"light"_s;
    context.theme = u"dark"_s; // asked for on the command line
    {
        const Shown shown{context};
        QSignalSpy picked{shown.dialog, &SettingsDialog::themePicked};
        shown.dialog->reject();
        QCOMPARE(picked.size(), 0);
    }
    const Shown shown{context};
    QSignalSpy picked{shown.dialog, &SettingsDialog::themePicked};
    auto *box = shown.find<QComboBox>(u"theme"_s);
    box->setCurrentIndex(box->findData(u"system"_s));
    emit box->activated(box->currentIndex());
    shown.dialog->reject();
    QCOMPARE(picked.size(), 2);
    QCOMPARE(picked[1][0].toString(), u"dark"_s);
}

void TestSettingsDialog::listsShowTheirWholeWords()
{
    const Shown shown{{}, {720, 450}};
    for (QComboBox *box : shown.dialog->findChildren<QComboBox *>())
        QVERIFY2(box->view()->minimumWidth() >= box->view()->sizeHintForColumn(0),
                 qPrintable(box->objectName()));
}

void TestSettingsDialog::theFolderOfWordListsSaysWhatIsInIt()
{
    SettingsContext context;
    context.libraryFolder = u"/data/Limner"_s;
    const Shown shown{context};
    WildcardsField &field = shown.dialog->library().wildcards();
    QSignalSpy wanted{&field, &WildcardsField::countWanted};
    const auto asked = [&wanted] {
        return wanted.isEmpty() ? QString{} : wanted.constLast()[0].toString();
    };
    const auto *words = shown.find<QLabel>(u"wildcardWords"_s);
    field.setFolder({}, u"/data/Limner/wildcards"_s); // it may have been asked for already
    QTRY_COMPARE(asked(), u"/data/Limner/wildcards"_s);
    field.showCount(asked(), std::nullopt);
    QVERIFY(words->text().contains(u"/data/Limner/wildcards"_s));
    QCOMPARE(words->property("role").toString(), u"faint"_s); // nobody has chosen it
    shown.find<QLineEdit>(u"wildcardFolder"_s)->setText(u"/data/words"_s);
    QCOMPARE(words->text(), QString{});
    field.showCount(asked(), 7); // of the folder before
    QCOMPARE(words->text(), QString{});
    QTRY_COMPARE(asked(), u"/data/words"_s);
    field.showCount(asked(), std::nullopt);
    QCOMPARE(words->property("role").toString(), u"error"_s);
    QVERIFY(words->text().contains(u"/data/words"_s));
    field.showCount(asked(), 3);
    QVERIFY(words->text().contains(u"3"_s));
    QCOMPARE(words->property("role").toString(), u"faint"_s);
    QSignalSpy saved{shown.dialog, &SettingsDialog::saved};
    shown.dialog->accept();
    QCOMPARE(saved[0][0].value<Settings>().wildcards, u"/data/words"_s);
}

QTEST_MAIN(TestSettingsDialog)
#include "tst_settingsdialog.moc"
