#include "ui/gallery/keyvaluerows.h"

#include "ui/common/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int keyWidth = 92;

// A led is one character of coloured text, so that it scales and wraps with the value.
QString htmlOf(const DetailRow &row, const Tokens &tokens)
{
    // A zero-width space lets long names break where they may, and ids anywhere.
    static const QRegularExpression longRun{u"(\\w{16})(?=\\w{4})"_s};
    QString text = row.value;
    text.replace(longRun, u"\\1\u200b"_s);
    text = text.toHtmlEscaped();
    text.replace(u'/', u"/\u200b"_s).replace(u'_', u"_\u200b"_s).replace(u'\n', u"<br>"_s);
    if (row.mark == DetailRow::Mark::None)
        return text;
    const QColor colour = row.mark == DetailRow::Mark::Good  ? tokens.ok
                          : row.mark == DetailRow::Mark::Bad ? tokens.error
                                                             : tokens.accent;
    return u"<span style='color:%1;font-size:9px'>●</span>&nbsp; %2"_s.arg(colour.name(), text);
}

} // namespace

KeyValueRows::KeyValueRows(QWidget *parent)
    : QWidget{parent}
    , m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, keyWidth);
    m_grid->setColumnStretch(1, 1);
}

void KeyValueRows::addRow()
{
    Line line;
    line.key = new QLabel{this};
    line.key->setProperty("role", u"value"_s);
    line.key->setFixedWidth(keyWidth);
    line.key->setWordWrap(true);
    line.value = new QLabel{this};
    line.value->setProperty("role", u"detail"_s);
    line.value->setWordWrap(true);
    line.value->setTextFormat(Qt::RichText);
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.key->setBuddy(line.value);
    const int row = int(m_lines.size());
    m_grid->addWidget(line.key, row, 0, Qt::AlignTop);
    m_grid->addWidget(line.value, row, 1, Qt::AlignTop);
    m_lines.push_back(line);
}

void KeyValueRows::setRows(const std::vector<DetailRow> &rows)
{
    while (m_lines.size() < rows.size())
        addRow();
    const Tokens &tokens = tokensOf(*this);
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const bool used = i < rows.size();
        m_lines[i].key->setVisible(used);
        m_lines[i].value->setVisible(used);
        if (!used)
            continue;
        m_lines[i].key->setText(rows[i].label);
        m_lines[i].value->setText(htmlOf(rows[i], tokens));
        m_lines[i].value->setObjectName(u"detail-"_s + rows[i].id);
        m_lines[i].value->setAccessibleName(rows[i].label + u": "_s + rows[i].value);
    }
}

} // namespace limner
