#include "ui/gallery/keyvaluerows.h"

#include "ui/common/controls.h"
#include "ui/common/fittedtext.h"
#include "ui/common/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

namespace {

constexpr int keyWidth = 92;
constexpr int mostValue = 400;

QColor colourOf(DetailRow::Mark mark, const Tokens &tokens)
{
    return mark == DetailRow::Mark::Good  ? tokens.ok
           : mark == DetailRow::Mark::Bad ? tokens.error
                                          : tokens.accent;
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
    line.key = makeLabel({}, u"value"_s, this);
    line.key->setFixedWidth(keyWidth);
    line.key->setWordWrap(true);
    line.lamp = makeLabel(u"●"_s, u"lamp"_s, this);
    line.value =
        new FittedText{u"detail"_s, FittedText::Breaks::BetweenWords, mostValue, this};
    line.value->setFocusPolicy(Qt::ClickFocus);
    line.value->document()->setDocumentMargin(0);
    line.key->setBuddy(line.value);
    auto *const value = new QHBoxLayout;
    value->setSpacing(6);
    value->addWidget(line.lamp, 0, Qt::AlignTop);
    value->addWidget(line.value, 1, Qt::AlignTop);
    const int row = int(m_lines.size());
    m_grid->addWidget(line.key, row, 0, Qt::AlignTop);
    m_grid->addLayout(value, row, 1);
    m_lines.push_back(line);
}

void KeyValueRows::setRows(const std::vector<DetailRow> &rows)
{
    while (m_lines.size() < rows.size())
        addRow();
    const Tokens &tokens = tokensOf(*this);
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const bool used = i < rows.size();
        line.key->setVisible(used);
        line.value->setVisible(used);
        line.lamp->setVisible(used && rows[i].mark != DetailRow::Mark::None);
        if (!used)
            continue;
        line.key->setText(rows[i].label);
        line.value->setText(rows[i].value);
        line.value->setObjectName(u"detail-"_s + rows[i].id);
        line.value->setAccessibleName(rows[i].label + u": "_s + rows[i].value);
        QPalette palette = line.lamp->palette();
        palette.setColor(QPalette::WindowText, colourOf(rows[i].mark, tokens));
        line.lamp->setPalette(palette);
    }
}

} // namespace limner
