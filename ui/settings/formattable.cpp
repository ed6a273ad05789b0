#include "ui/settings/formattable.h"

#include "core/upload/copytext.h"
#include "ui/common/controls.h"
#include "ui/common/fittedtext.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr int longestName = 40;
constexpr int longestPattern = 4'000;
constexpr int previewHeight = 76;

//! A picture as there are many, so that what escaping does can be seen.
CopyFacts example()
{
    CopyFacts facts;
    facts.link.url = u"https://minio.example.com/gallery/2026/11/8f1c2e5a.png"_s;
    facts.objectKey = u"2026/11/8f1c2e5a.png"_s;
    facts.artwork.uuid = u"8f1c2e5a"_s;
    facts.artwork.createdAt = QDateTime{QDate{2026, 11, 28}, QTime{14, 2}};
    facts.artwork.mediaType = u"image/png"_s;
    facts.artwork.size = {1216, 832};
    facts.artwork.seed = 771203465;
    facts.artwork.request.provider = u"sandbox"_s;
    facts.artwork.request.model = u"black-forest-labs/flux-dev"_s;
    facts.artwork.request.parameters = {{"prompt", "a *lighthouse* <on a headland>"}};
    return facts;
}

QLineEdit *field(const QString &text, int longest)
{
    auto *const made = new QLineEdit{text};
    made->setProperty("surface", u"sunken"_s);
    made->setMaxLength(longest);
    made->setCursorPosition(0);
    return made;
}

} // namespace

FormatTable::FormatTable(QWidget *parent)
    : QWidget{parent}
    , m_grid{new QGridLayout}
    , m_preview{new FittedText{u"mono"_s, FittedText::Breaks::Anywhere, previewHeight, this}}
    , m_trouble{makeLabel({}, u"error"_s, this)}
{
    setObjectName(u"formatTable"_s);
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(2, 1);
    m_preview->setObjectName(u"formatPreview"_s);
    m_preview->setAccessibleName(tr("Preview"));
    m_trouble->setObjectName(u"formatTrouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    QPushButton *const add = makeButton(tr("Add a format"), "formatAdd", u"small"_s);
    add->setToolTip(plainToolTip(tr("Tokens: %1").arg(copyTokenNames())));
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addLayout(m_grid);
    column->addWidget(add, 0, Qt::AlignLeft);
    column->addWidget(m_preview);
    column->addWidget(m_trouble);
    connect(add, &QPushButton::clicked, this, [this] {
        addRow({.language = CopyLanguage::Markdown, .pattern = u"![$alt]($url)"_s, .isOwn = true});
        m_rows.back().name->setFocus();
        emit edited();
    });
}

void FormatTable::setFormats(const std::vector<CopyFormat> &own)
{
    while (!m_rows.empty())
        removeRow(m_rows.back().remove);
    for (const CopyFormat &format : own)
        addRow(format);
}

void FormatTable::addRow(const CopyFormat &format)
{
    Row row;
    row.name = field(format.name, longestName);
    row.name->setPlaceholderText(tr("Name"));
    row.name->setFixedWidth(110);
    row.language = new QComboBox;
    row.language->setProperty("surface", u"sunken"_s);
    dressCombo(*row.language);
    row.language->addItem(tr("Plain text"), toString(CopyLanguage::Plain));
    row.language->addItem(u"Markdown"_s, toString(CopyLanguage::Markdown));
    row.language->addItem(u"HTML"_s, toString(CopyLanguage::Html));
    row.language->addItem(u"BBCode"_s, toString(CopyLanguage::BBCode));
    row.language->setCurrentIndex(row.language->findData(toString(format.language)));
    row.pattern = field(format.pattern, longestPattern);
    row.pattern->setToolTip(plainToolTip(tr("Tokens: %1").arg(copyTokenNames())));
    row.remove = makeButton(tr("Remove"), "", u"small"_s);
    const int line = m_grid->rowCount();
    QWidget *const cells[] = {row.name, row.language, row.pattern, row.remove};
    int column = 0;
    for (QWidget *cell : cells)
        m_grid->addWidget(cell, line, column++);
    connectRow(row);
    m_rows.push_back(row);
    nameRows();
}

void FormatTable::connectRow(const Row &row)
{
    connect(row.remove, &QPushButton::clicked, this, [this, remove = row.remove] {
        removeRow(remove);
        emit edited();
    });
    for (QLineEdit *const one : {row.name, row.pattern})
        connect(one, &QLineEdit::textEdited, this, [this, name = row.name] {
            showRow(name);
            emit edited();
        });
    connect(row.language, &QComboBox::activated, this, [this, name = row.name] {
        showRow(name);
        emit edited();
    });
}

void FormatTable::removeRow(const QPushButton *button)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [button](const Row &row) { return row.remove == button; });
    if (found == m_rows.end())
        return;
    QWidget *const cells[] = {found->name, found->language, found->pattern, found->remove};
    for (QWidget *const cell : cells) {
        m_grid->removeWidget(cell);
        cell->hide();
        cell->setObjectName({});
        cell->deleteLater(); // one of them may be the sender
    }
    m_rows.erase(found);
    m_trouble->hide();
    nameRows();
}

//! Names follow the rows, so that "format0Name" is always the first line's.
void FormatTable::nameRows()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const QString prefix = u"format%1"_s.arg(i);
        const int line = static_cast<int>(i) + 1;
        row.name->setObjectName(prefix + u"Name"_s);
        row.name->setAccessibleName(tr("Name of format %1").arg(line));
        row.language->setObjectName(prefix + u"Language"_s);
        row.language->setAccessibleName(tr("Language of format %1").arg(line));
        row.pattern->setObjectName(prefix + u"Pattern"_s);
        row.pattern->setAccessibleName(tr("Pattern of format %1").arg(line));
        row.remove->setObjectName(prefix + u"Remove"_s);
        row.remove->setAccessibleName(tr("Remove format %1").arg(line));
    }
}

CopyFormat FormatTable::formatOf(const Row &row)
{
    const QString name = row.name->text().trimmed();
    const QString language = row.language->currentData().toString();
    return {.id = name,
            .name = name,
            .language = copyLanguageFromString(language).value_or(CopyLanguage::Plain),
            .pattern = row.pattern->text(),
            .isOwn = true};
}

std::vector<CopyFormat> FormatTable::formats() const
{
    std::vector<CopyFormat> own;
    for (const Row &row : m_rows) {
        CopyFormat format = formatOf(row);
        if (!format.name.isEmpty() && !format.pattern.isEmpty())
            own.push_back(std::move(format));
    }
    return own;
}

bool FormatTable::isTaken(const CopyFormat &format) const
{
    std::vector<CopyFormat> others;
    for (const CopyFormat &one : formats())
        others.push_back({.id = one.id});
    const auto same = [&format](const CopyFormat &one) {
        return one.id.compare(format.id, Qt::CaseInsensitive) == 0;
    };
    return CopyFormats{}.find(format.id) || std::count_if(others.begin(), others.end(), same) > 1;
}

void FormatTable::showRow(const QLineEdit *field)
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [field](const Row &one) { return one.name == field; });
    if (row != m_rows.end())
        preview(formatOf(*row));
}

void FormatTable::preview(const CopyFormat &format)
{
    const Result<> good = checkCopyFormat(format);
    QString trouble = good ? QString{} : tr("Not usable: %1").arg(good.error().message);
    if (good && format.isOwn && isTaken(format))
        trouble = tr("Another format is called “%1”.").arg(format.name);
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_preview->setVisible(trouble.isEmpty());
    if (trouble.isEmpty())
        m_preview->setText(copyText(format, example()));
}

} // namespace limner
