#include "ui/gallery/keyvaluerows.h"

#include "ui/common/controls.h"
#include "ui/common/fittedtext.h"
#include "ui/common/theme.h"
#include "ui/gallery/inputpicture.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace limner {

namespace {

constexpr int keyWidth = 92;
constexpr int mostValue = 400;
constexpr size_t usualRows = 12;
constexpr auto untilRows = 1s; // the window is there first
constexpr auto betweenRows = 100ms;

QString wordOf(DetailRow::Mark mark)
{
    return mark == DetailRow::Mark::Good  ? u"good"_s
           : mark == DetailRow::Mark::Bad ? u"bad"_s
                                          : u"busy"_s;
}

} // namespace

KeyValueRows::KeyValueRows(const Inputs &inputs, QWidget *parent)
    : QWidget{parent}
    , m_inputs{inputs}
    , m_grid{new QGridLayout{this}}
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnMinimumWidth(0, keyWidth);
    m_grid->setColumnStretch(1, 1);
    connect(&m_ahead, &QTimer::timeout, this, [this] {
        if (m_lines.size() < usualRows)
            addRow();
        else
            m_ahead.stop();
    });
    m_ahead.setInterval(betweenRows);
    QTimer::singleShot(untilRows, &m_ahead, qOverload<>(&QTimer::start));
}

void KeyValueRows::addRow()
{
    Line line;
    line.key = makeLabel({}, u"value"_s, this);
    line.key->setFixedWidth(keyWidth);
    line.key->setWordWrap(true);
    line.lamp = makeLabel(u"●"_s, u"lamp"_s, this);
    line.value = new FittedText{u"detail"_s, FittedText::Breaks::BetweenWords, mostValue, this};
    line.value->setFocusPolicy(Qt::ClickFocus);
    line.value->document()->setDocumentMargin(0);
    line.key->setBuddy(line.value);
    line.box = new QHBoxLayout;
    line.box->setSpacing(6);
    line.box->addWidget(line.lamp, 0, Qt::AlignTop);
    line.box->addWidget(line.value, 1, Qt::AlignTop);
    const int row = int(m_lines.size());
    m_grid->addWidget(line.key, row, 0, Qt::AlignTop);
    m_grid->addLayout(line.box, row, 1);
    for (QWidget *const part : std::initializer_list<QWidget *>{line.key, line.lamp, line.value}) {
        part->hide();
        part->ensurePolished();
    }
    m_lines.push_back(line);
}

void KeyValueRows::setRows(const std::vector<DetailRow> &rows)
{
    while (m_lines.size() < rows.size())
        addRow();
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines[i];
        const bool used = i < rows.size();
        line.key->setVisible(used);
        line.value->setVisible(used);
        line.lamp->setVisible(used && rows[i].mark != DetailRow::Mark::None);
        if (line.input)
            line.input->setVisible(used);
        if (!used)
            continue;
        line.key->setText(rows[i].label);
        line.value->setText(rows[i].value);
        line.value->setObjectName(u"detail-"_s + rows[i].id);
        line.value->setAccessibleName(rows[i].label + u": "_s + rows[i].value);
        line.lamp->setObjectName(u"lamp-"_s + rows[i].id);
        setStyleProperty(*line.lamp, "shines", wordOf(rows[i].mark));
        showInput(i, rows[i]);
    }
}

void KeyValueRows::showInput(size_t index, const DetailRow &row)
{
    Line &line = m_lines[index];
    if (line.input)
        line.input->setVisible(!row.input.isEmpty());
    if (row.input.isEmpty())
        return;
    if (!line.input) { // few rows ever have one
        line.input = new InputPicture{this};
        line.box->insertWidget(1, line.input, 0, Qt::AlignTop);
        connect(line.input, &InputPicture::named, line.value, &FittedText::setText);
        line.input->show();
    }
    line.input->setObjectName(u"input-"_s + row.id);
    line.input->setInput(m_inputs, row.input);
}

} // namespace limner
