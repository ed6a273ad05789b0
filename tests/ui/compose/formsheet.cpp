// The contact sheet of `./dev shot forms`: the form of every model schema in a folder, side by side
// under its name, as the real panel shows it with everything opened.

#include "core/schema/modelfile.h"
#include "ui/common/theme.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/generatebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPainter>
#include <QScrollArea>
#include <QTranslator>

#include <algorithm>
#include <cstdio>

using namespace limner;
using namespace Qt::StringLiterals;

namespace {

constexpr int formWidth = 344; // of the pane at first
constexpr int tallest = 4000;
constexpr int gap = 20;
constexpr int nameHeight = 26;

struct Entry {
    QString name = {};
    QPixmap form = {};
    int height() const { return form.height() + nameHeight + gap; }
};

QScrollArea *shownSheet(const ComposePanel &panel)
{
    const QList<QScrollArea *> sheets = panel.findChildren<QScrollArea *>();
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const QScrollArea *sheet) {
        return sheet->isVisibleTo(&panel);
    });
    return found == sheets.end() ? nullptr : *found;
}

QPixmap formOf(const ModelSchema &schema, bool isClosed)
{
    ComposePanel panel;
    panel.resize(formWidth, 800);
    panel.setSchema(schema, u"Replicate"_s);
    panel.show();
    if (auto *const advanced = panel.findChild<QAbstractButton *>(u"advancedToggle"_s);
        advanced && advanced->isVisible() && !isClosed)
        advanced->click();
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
    const QScrollArea *const sheet = shownSheet(panel);
    const auto *const bar = panel.findChild<GenerateBar *>();
    const int height = sheet ? sheet->widget()->sizeHint().height() : 0;
    panel.resize(formWidth, std::min(tallest, height + bar->sizeHint().height()));
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
    if (QWidget *const focused = panel.focusWidget())
        focused->clearFocus();
    return panel.grab();
}

//! Columns of about equal height, filled from the left.
QImage sheetOf(const std::vector<Entry> &entries, const Tokens &tokens, int columns)
{
    std::vector<int> heights(static_cast<size_t>(columns), gap);
    std::vector<QPoint> places;
    for (const Entry &entry : entries) {
        const auto least = std::min_element(heights.begin(), heights.end());
        const auto column = static_cast<int>(least - heights.begin());
        places.emplace_back(gap + column * (formWidth + gap), *least);
        *least += entry.height();
    }
    QImage image{gap + columns * (formWidth + gap),
                 *std::max_element(heights.begin(), heights.end()), QImage::Format_RGB32};
    image.fill(tokens.bg);
    QPainter painter{&image};
    painter.setPen(tokens.text);
    QFont firm = QApplication::font();
    firm.setWeight(QFont::DemiBold);
    painter.setFont(firm);
    for (size_t i = 0; i < entries.size(); ++i) {
        const QPoint at = places[i];
        painter.drawText(QRect{at, QSize{formWidth, nameHeight}}, Qt::AlignVCenter,
                         entries[i].name);
        painter.drawPixmap(at + QPoint{0, nameHeight}, entries[i].form);
    }
    return image;
}

int complain(const QString &words)
{
    std::fprintf(stderr, "%s\n", qPrintable(words));
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application{argc, argv};
    QCommandLineParser parser;
    parser.addOptions({{u"theme"_s, u"dark or light"_s, u"theme"_s, u"light"_s},
                       {u"lang"_s, u"language"_s, u"lang"_s, u"en"_s},
                       {u"columns"_s, u"beside each other"_s, u"n"_s, u"7"_s},
                       {u"closed"_s, u"as a form is at first"_s}});
    parser.addPositionalArgument(u"folder"_s, u"of model schemas"_s);
    parser.addPositionalArgument(u"file"_s, u"the picture"_s);
    parser.process(application);
    if (parser.positionalArguments().size() != 2)
        return complain(u"usage: limner_formsheet FOLDER FILE"_s);
    QTranslator translator;
    if (translator.load(u":/i18n/limner_%1.qm"_s.arg(parser.value(u"lang"_s))))
        QCoreApplication::installTranslator(&translator);
    Theme theme;
    theme.setChoice(themeChoiceFromString(parser.value(u"theme"_s)));

    std::vector<Entry> entries;
    const QDir folder{parser.positionalArguments().first()};
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file{folder.filePath(name)};
        if (!file.open(QIODevice::ReadOnly))
            return complain(name + u" cannot be read"_s);
        const Result<ModelSchema> schema = parseModelFile(file.readAll());
        if (!schema)
            return complain(name + u": "_s + schema.error().message);
        entries.push_back({schema->model, formOf(*schema, parser.isSet(u"closed"_s))});
    }
    if (entries.empty())
        return complain(u"no schemas in "_s + folder.path());
    const int columns = std::clamp(parser.value(u"columns"_s).toInt(), 1, 20);
    return sheetOf(entries, theme.tokens(), columns).save(parser.positionalArguments().last())
               ? 0
               : complain(u"the picture could not be written"_s);
}
