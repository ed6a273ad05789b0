// What is written can be read: at least 4.5:1 between words and what lies below them.

#include "ui/common/theme.h"

#include <QtTest>

#include <cmath>

using namespace limner;

namespace {

double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

} // namespace

class TestContrast : public QObject {
    Q_OBJECT
private slots:
    void wordsCanBeRead_data();
    void wordsCanBeRead();
};

void TestContrast::wordsCanBeRead_data()
{
    QTest::addColumn<QColor>("words");
    QTest::addColumn<QColor>("below");
    for (const Tokens *tokens : {&darkTokens(), &lightTokens()}) {
        const char *theme = tokens->dark ? "dark" : "light";
        const std::pair<const char *, QColor> surfaces[] = {
            {"bg", tokens->bg}, {"panel", tokens->panel}, {"raised", tokens->raised}};
        const std::pair<const char *, QColor> words[] = {
            {"text", tokens->text}, {"dim", tokens->dim}, {"quiet", tokens->quiet}};
        for (const auto &[surface, below] : surfaces)
            for (const auto &[name, colour] : words)
                QTest::addRow("%s %s on %s", theme, name, surface) << colour << below;
        QTest::addRow("%s price on Generate", theme) << tokens->accentText << tokens->accentFill;
        QTest::addRow("%s action of a toast", theme) << tokens->accentFill << tokens->raised;
        const QColor tint = mixed(tokens->panel, tokens->accent, 0.12);
        QTest::addRow("%s obstacle on Generate", theme) << tokens->text << tint;
    }
}

void TestContrast::wordsCanBeRead()
{
    QFETCH(QColor, words);
    QFETCH(QColor, below);
    QVERIFY2(contrast(words, below) >= 4.5, qPrintable(QString::number(contrast(words, below))));
}

QTEST_APPLESS_MAIN(TestContrast)
#include "tst_contrast.moc"
