// The documentation against the program: nothing is missing, nothing leads nowhere.

#include "core/base/error.h"
#include "core/provider/providertable.h"
#include "core/settings/environment.h"
#include "core/settings/settingentry.h"
#include "ui/help/helpbook.h"
#include "ui/help/helptopics.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

const QStringList languages{u"en"_s, u"zh"_s};

QStringList sectionsOf(const HelpPage &page)
{
    QStringList out;
    for (const HelpSection &one : page.sections)
        out.append(u"%1 %2"_s.arg(one.level).arg(one.id));
    return out;
}

bool hasSection(const HelpPage &page, const QString &id)
{
    return std::any_of(page.sections.begin(), page.sections.end(),
                       [&id](const HelpSection &one) { return one.id == id; });
}

std::vector<KnownProvider> known()
{
    std::vector<KnownProvider> out;
    for (const ProviderSpec &spec : providerTable())
        out.push_back({.id = spec.id,
                       .addressVariable = spec.addressVariable,
                       .keyVariable = spec.keyVariable});
    return out;
}

//! Lines of code, which are the same in every language.
QStringList codeOf(const HelpPage &page)
{
    QStringList out;
    bool isFenced = false;
    for (const QString &line : page.text.split(u'\n')) {
        if (line.startsWith("```"_L1))
            isFenced = !isFenced;
        else if (isFenced || line.startsWith("    "_L1))
            out.append(line);
    }
    return out;
}

} // namespace

class TestHelpBook : public QObject {
    Q_OBJECT
private slots:
    void bothLanguagesHaveTheSamePagesSectionsAndCode();
    void everyLinkAndPictureLeadsSomewhere();
    void everyErrorHasItsSection();
    void everySettingAndEveryVariableIsNamed();
    void everyRoomOfTheWindowHasItsPage();
    void aMarkOfASectionIsNeverShown();
    void codeIsNoHeading();
    void eachPersonReadsTheirLanguage();
    void whatIsNewIsTheChangelogAndComesLast();
};

void TestHelpBook::bothLanguagesHaveTheSamePagesSectionsAndCode()
{
    const HelpBook en{u"en"_s};
    const HelpBook zh{u"zh"_s};
    QVERIFY(en.pages().size() >= 12);
    QCOMPARE(en.pages().size(), zh.pages().size());
    for (const HelpPage &page : en.pages()) {
        const HelpPage *const other = zh.find(page.id);
        QVERIFY(other);
        QVERIFY2(page.text.size() > 200 && other->text.size() > 200, qPrintable(page.id));
        QVERIFY2(page.title != other->title, qPrintable(page.id));
        QCOMPARE(sectionsOf(*other), sectionsOf(page));
        QCOMPARE(codeOf(*other), codeOf(page));
        QStringList ids;
        for (const HelpSection &one : page.sections) {
            QVERIFY2(one.level == 1 || !one.id.isEmpty(), qPrintable(page.id + one.title));
            ids.append(one.id);
        }
        QCOMPARE(ids.removeDuplicates(), 0);
    }
}

void TestHelpBook::everyLinkAndPictureLeadsSomewhere()
{
    static const QRegularExpression link{u"\\]\\(([^)\\s]*)\\)"_s};
    int seen = 0;
    for (const QString &language : languages) {
        const HelpBook book{language};
        for (const HelpPage &page : book.pages()) {
            for (auto it = link.globalMatch(page.text); it.hasNext();) {
                const QString target = it.next().captured(1);
                if (target.startsWith(u'$')) // a pattern for links, not a link
                    continue;
                ++seen;
                const HelpPlace place = helpPlaceOf(target);
                const HelpPage *const to = book.find(place.page.isEmpty() ? page.id : place.page);
                const QString path = u":/docs/"_s + target; // a picture
                QVERIFY2(to || QFile::exists(path), qPrintable(page.id + u": "_s + target));
                if (to && !place.section.isEmpty())
                    QVERIFY2(hasSection(*to, place.section),
                             qPrintable(page.id + u": "_s + target));
            }
        }
    }
    QVERIFY(seen > 50);
}

void TestHelpBook::everyErrorHasItsSection()
{
    for (const QString &language : languages) {
        const HelpBook book{language};
        const HelpPage *const errors = book.find(u"errors"_s);
        QVERIFY(errors);
        int kinds = 0;
        // A number behind the last kind has no name.
        for (; !toString(static_cast<ErrorKind>(kinds)).isEmpty(); ++kinds) {
            const QString name = toString(static_cast<ErrorKind>(kinds));
            QVERIFY2(hasSection(*errors, name), qPrintable(name));
            QVERIFY2(errors->text.contains(u"\n`%1`\n"_s.arg(name)), qPrintable(name));
        }
        QVERIFY(kinds > 55);
        const auto cures = std::count_if(errors->sections.begin(), errors->sections.end(),
                                         [](const HelpSection &one) { return one.level == 3; });
        QCOMPARE(cures, kinds); // and none for an error that there is not
    }
}

void TestHelpBook::everySettingAndEveryVariableIsNamed()
{
    for (const QString &language : languages) {
        const HelpBook book{language};
        const HelpPage *const page = book.find(u"settings"_s);
        QVERIFY(page);
        for (const SettingEntry &one : entriesOf(usualSettings(known())))
            QVERIFY2(page->text.contains(u'`' + one.key + u'`'), qPrintable(one.key));
        for (const QString &name : settingVariables(known()) + secretVariables(known()))
            QVERIFY2(page->text.contains(u'`' + name + u'`'), qPrintable(name));
    }
}

void TestHelpBook::everyRoomOfTheWindowHasItsPage()
{
    const HelpBook book{u"en"_s};
    for (const HelpTopic &topic : helpTopics()) {
        const HelpPage *const page = book.find(topic.page);
        QVERIFY2(page, topic.room.data());
        QVERIFY2(topic.section.isEmpty() || hasSection(*page, topic.section), topic.room.data());
    }
}

void TestHelpBook::aMarkOfASectionIsNeverShown()
{
    for (const QString &language : languages) {
        const HelpBook book{language};
        for (const HelpPage &page : book.pages())
            QVERIFY2(!page.text.contains("{#"_L1), qPrintable(page.id));
    }
}

void TestHelpBook::codeIsNoHeading()
{
    const HelpBook book{u"en"_s};
    for (const HelpPage &page : book.pages()) {
        const auto titles = std::count_if(page.sections.begin(), page.sections.end(),
                                          [](const HelpSection &one) { return one.level == 1; });
        QVERIFY2(titles == 1, qPrintable(page.id));
    }
}

void TestHelpBook::eachPersonReadsTheirLanguage()
{
    QCOMPARE(HelpBook::languageFor(QLocale{u"zh_CN"_s}), u"zh"_s);
    QCOMPARE(HelpBook::languageFor(QLocale{u"en_GB"_s}), u"en"_s);
    QCOMPARE(HelpBook::languageFor(QLocale{u"de_DE"_s}), u"en"_s);
    const HelpBook none{u"tlh"_s};
    QVERIFY(none.pages().front().text.isEmpty());
}

void TestHelpBook::whatIsNewIsTheChangelogAndComesLast()
{
    QFile file{u":/CHANGELOG.md"_s};
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString changelog = QString::fromUtf8(file.readAll());
    for (const QString &language : languages) {
        const HelpBook book{language};
        const HelpPage &page = book.pages().back();
        QCOMPARE(page.id, u"news"_s);
        const auto versions = std::count_if(page.sections.begin(), page.sections.end(),
                                            [](const HelpSection &one) { return one.level == 2; });
        QVERIFY(versions > 0);
        QCOMPARE(versions, changelog.count(u"\n## "_s));
        QVERIFY(page.text.endsWith(changelog.right(200)));
        QVERIFY(!page.text.contains(u"keepachangelog"_s)); // for who writes it
    }
    QCOMPARE(newsOf(u"1.2.0"_s), (HelpPlace{.page = u"news"_s, .section = u"1-2-0"_s}));
}

QTEST_GUILESS_MAIN(TestHelpBook)
#include "tst_helpbook.moc"
