#include "core/provider/together/togethercatalogue.h"

#include <QtTest>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const std::vector<ModelCard> &cards)
{
    QStringList names;
    for (const ModelCard &card : cards)
        names.append(card.name);
    return names;
}

ModelCard card(const QString &name, const QString &title)
{
    ModelCard one;
    one.name = name;
    one.title = title;
    return one;
}

} // namespace

class TestTogetherCatalogue : public QObject {
    Q_OBJECT
private slots:
    void onlyModelsThatMakePicturesAreRead_data();
    void onlyModelsThatMakePicturesAreRead();
    void aCardSaysWhatTheListSays();
    void theCursorIsRead();
    void whatIsNoListIsNothing_data();
    void whatIsNoListIsNothing();
    void allWordsMustFit_data();
    void allWordsMustFit();
    void noMoreAreFoundThanWanted();
};

void TestTogetherCatalogue::onlyModelsThatMakePicturesAreRead_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("bare")
        << QByteArray{R"([{"id":"a/one","type":"image"},{"id":"a/two","type":"chat"},{"id":"a/three","type":"image","pricing":null}])"}
        << QStringList{u"a/one"_s, u"a/three"_s};
    QTest::newRow("wrapped") << QByteArray{R"({"data":[{"id":"a/one","type":"image"}]})"}
                             << QStringList{u"a/one"_s};
    QTest::newRow("newer")
        << QByteArray{R"({"data":[{"id":"ml_1","name":"a/one","outputModalities":["MODALITY_IMAGE"]},{"id":"ml_2","name":"a/two","capabilities":["CAPABILITY_CHAT"]},{"id":"ml_3","serverlessEndpoint":"a/three","name":"Three","capabilities":["CAPABILITY_IMAGE_GENERATION"]}]})"}
        << QStringList{u"a/one"_s, u"a/three"_s};
    QTest::newRow("nonsense between")
        << QByteArray{R"([null,7,"a/x",[],{"type":"image"},{"id":7,"type":"image"},{"id":"no owner","type":"image"},{"id":"a/one","type":"image"}])"}
        << QStringList{u"a/one"_s};
    QTest::newRow("empty") << QByteArray{"[]"} << QStringList{};
}

void TestTogetherCatalogue::onlyModelsThatMakePicturesAreRead()
{
    QFETCH(QByteArray, answer);
    QFETCH(QStringList, names);
    const auto page = together::readModelPage(*parseJson(answer));
    QVERIFY(page.has_value());
    QCOMPARE(namesOf(page->cards), names);
    QVERIFY(page->next.isEmpty());
}

void TestTogetherCatalogue::aCardSaysWhatTheListSays()
{
    const auto page = together::readModelPage(*parseJson(
        R"([{"id":"black-forest-labs/FLUX.1-schnell","type":"image","display_name":"FLUX.1  [schnell]\n","organization":"Black Forest Labs"}])"));
    QVERIFY(page && page->cards.size() == 1);
    const ModelCard &one = page->cards.front();
    QCOMPARE(one.provider, u"together"_s);
    QCOMPARE(one.title, u"FLUX.1 [schnell]"_s);
    QCOMPARE(one.tags, QStringList{u"Black Forest Labs"_s});
    QVERIFY(one.isOfficial);
    QVERIFY(one.cover.isEmpty() && one.version.isEmpty());
}

void TestTogetherCatalogue::theCursorIsRead()
{
    const auto page = together::readModelPage(*parseJson(R"({"data":[],"next_cursor":"at=2"})"));
    QVERIFY(page.has_value());
    QCOMPARE(page->next, u"at=2"_s);
    QVERIFY(
        together::readModelPage(*parseJson(R"({"data":[],"next_cursor":null})"))->next.isEmpty());
}

void TestTogetherCatalogue::whatIsNoListIsNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    for (const char *const answer : {"null", "7", "{}", R"({"data":{}})"})
        QTest::newRow(answer) << QByteArray{answer};
}

void TestTogetherCatalogue::whatIsNoListIsNothing()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!together::readModelPage(*parseJson(answer)));
}

void TestTogetherCatalogue::allWordsMustFit_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("none: all") << QString{} << QStringList{u"bfl/FLUX.1-dev"_s, u"q/Qwen-Image"_s};
    QTest::newRow("in the name") << u"flux"_s << QStringList{u"bfl/FLUX.1-dev"_s};
    QTest::newRow("in the title") << u"bright"_s << QStringList{u"q/Qwen-Image"_s};
    QTest::newRow("two") << u" qwen  bright "_s << QStringList{u"q/Qwen-Image"_s};
    QTest::newRow("one is missing") << u"flux bright"_s << QStringList{};
}

void TestTogetherCatalogue::allWordsMustFit()
{
    QFETCH(QString, words);
    QFETCH(QStringList, names);
    const std::vector<ModelCard> cards{card(u"bfl/FLUX.1-dev"_s, u"FLUX"_s),
                                       card(u"q/Qwen-Image"_s, u"Bright"_s)};
    QCOMPARE(namesOf(together::filtered(cards, words, 50)), names);
}

void TestTogetherCatalogue::noMoreAreFoundThanWanted()
{
    const std::vector<ModelCard> cards(9, card(u"a/b"_s, u"c"_s));
    QCOMPARE(together::filtered(cards, u"a"_s, 4).size(), size_t{4});
}

QTEST_GUILESS_MAIN(TestTogetherCatalogue)
#include "tst_togethercatalogue.moc"
