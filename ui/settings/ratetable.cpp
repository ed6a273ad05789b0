#include "ui/settings/ratetable.h"

#include "core/provider/providertable.h"
#include "ui/common/controls.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

// A hardware's name, or one of these.
const QString perSecond = u"/second"_s;
const QString perPicture = u"/picture"_s;
const QString perMegapixel = u"/megapixel"_s;

QString basisOf(const Rate &rate)
{
    if (rate.unit == Rate::Unit::Picture)
        return perPicture;
    if (rate.unit == Rate::Unit::Megapixel)
        return perMegapixel;
    return rate.hardware.isEmpty() ? perSecond : rate.hardware;
}

} // namespace

RateTable::RateTable(QWidget *parent)
    : QWidget{parent}
    , m_grid{new QGridLayout}
{
    setObjectName(u"rateTable"_s);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    addHead();
    QPushButton *const add = makeButton(tr("Add a model"), "rateAdd", u"small"_s);
    QPushButton *const reset = makeButton(tr("Published prices"), "rateReset", u"small"_s);
    reset->setToolTip(tr("Replaces all lines by those Limner came with."));
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(add);
    buttons->addWidget(reset);
    buttons->addStretch();
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addLayout(m_grid);
    column->addLayout(buttons);
    connect(add, &QPushButton::clicked, this, [this] {
        Rate line = publishedRates().front();
        line.model.clear();
        addRow(line);
        m_rows.back().model->setFocus();
        emit edited();
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        setLines(publishedRates());
        emit edited();
    });
}

void RateTable::addHead()
{
    const QString titles[] = {tr("Provider"), tr("Model (* = all others)"), tr("Paid by"),
                              tr("USD"), tr("Credits a picture")};
    int column = 0;
    for (const QString &title : titles) {
        auto *const head = new QLabel{title};
        head->setProperty("role", u"dim"_s);
        m_grid->addWidget(head, 0, column++);
    }
}

void RateTable::setLines(const std::vector<Rate> &lines)
{
    while (!m_rows.empty())
        removeRow(m_rows.back().remove);
    for (const Rate &rate : lines)
        addRow(rate);
}

QLineEdit *RateTable::field(const QString &text)
{
    auto *const made = new QLineEdit{text};
    made->setProperty("surface", u"sunken"_s);
    made->setMaxLength(200);
    made->setMinimumWidth(90);
    made->setCursorPosition(0);
    return made;
}

QComboBox *RateTable::basisBox(const Rate &rate)
{
    auto *const made = new QComboBox;
    made->setProperty("surface", u"sunken"_s);
    for (const MachineRate &machine : machineRates())
        made->addItem(tr("%1, a second").arg(machine.name), machine.name);
    made->addItem(tr("a second"), perSecond);
    made->addItem(tr("a picture"), perPicture);
    made->addItem(tr("a megapixel"), perMegapixel);
    dressCombo(*made);
    made->setMinimumContentsLength(14);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    const int known = made->findData(basisOf(rate));
    made->setCurrentIndex(known < 0 ? made->findData(perSecond) : known);
    return made;
}

QDoubleSpinBox *RateTable::number(double value, int decimals)
{
    auto *const made = new QDoubleSpinBox;
    made->setProperty("surface", u"sunken"_s);
    made->setButtonSymbols(QAbstractSpinBox::NoButtons);
    made->setDecimals(decimals);
    made->setRange(0, largestAmount);
    made->setValue(value);
    made->setFixedWidth(96);
    return made;
}

void RateTable::addRow(const Rate &rate)
{
    Row row;
    row.rate = rate;
    row.provider = field(rate.provider);
    row.provider->setFixedWidth(104);
    row.model = field(rate.model);
    row.basis = basisBox(rate);
    row.price = number(rate.price, 6);
    row.price->setToolTip(rate.note);
    row.credits = number(rate.credits, 2);
    row.remove = makeButton(tr("Remove"), "", u"small"_s);
    const int line = m_grid->rowCount();
    QWidget *const cells[] = {row.provider, row.model,   row.basis,
                              row.price,    row.credits, row.remove};
    int column = 0;
    for (QWidget *cell : cells)
        m_grid->addWidget(cell, line, column++);
    connectRow(row);
    m_rows.push_back(row);
    nameRows();
}

void RateTable::connectRow(const Row &row)
{
    connect(row.remove, &QPushButton::clicked, this, [this, remove = row.remove] {
        removeRow(remove);
        emit edited();
    });
    connect(row.basis, &QComboBox::activated, this, [this, basis = row.basis, price = row.price] {
        for (const MachineRate &machine : machineRates()) {
            if (basis->currentData().toString() == machine.name)
                price->setValue(machine.perSecond);
        }
        emit edited();
    });
    for (QLineEdit *one : {row.provider, row.model})
        connect(one, &QLineEdit::textEdited, this, &RateTable::edited);
    for (QDoubleSpinBox *one : {row.price, row.credits})
        connect(one, &QDoubleSpinBox::valueChanged, this, &RateTable::edited);
}

void RateTable::removeRow(const QPushButton *button)
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [button](const Row &row) { return row.remove == button; });
    if (found == m_rows.end())
        return;
    for (QWidget *cell :
         {static_cast<QWidget *>(found->provider), static_cast<QWidget *>(found->model),
          static_cast<QWidget *>(found->basis), static_cast<QWidget *>(found->price),
          static_cast<QWidget *>(found->credits), static_cast<QWidget *>(found->remove)}) {
        m_grid->removeWidget(cell);
        cell->hide();
        cell->setObjectName({});
        cell->deleteLater(); // one of them may be the sender
    }
    m_rows.erase(found);
    nameRows();
}

//! Names follow the rows, so that "rate0Model" is always the first line's model.
void RateTable::nameRows()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const QString prefix = u"rate%1"_s.arg(i);
        const int line = static_cast<int>(i) + 1;
        row.provider->setObjectName(prefix + u"Provider"_s);
        row.provider->setAccessibleName(tr("Provider, line %1").arg(line));
        row.model->setObjectName(prefix + u"Model"_s);
        row.model->setAccessibleName(tr("Model, line %1").arg(line));
        row.basis->setObjectName(prefix + u"Basis"_s);
        row.basis->setAccessibleName(tr("Paid by, line %1").arg(line));
        row.price->setObjectName(prefix + u"Price"_s);
        row.price->setAccessibleName(tr("Price in USD, line %1").arg(line));
        row.credits->setObjectName(prefix + u"Credits"_s);
        row.credits->setAccessibleName(tr("Credits a picture, line %1").arg(line));
        row.remove->setObjectName(prefix + u"Remove"_s);
        row.remove->setAccessibleName(tr("Remove line %1").arg(line));
    }
}

Rate RateTable::rateOf(const Row &row) const
{
    Rate rate = row.rate;
    rate.provider = row.provider->text().trimmed();
    rate.model = row.model->text().trimmed();
    rate.price = row.price->value();
    rate.credits = row.credits->value();
    const QString basis = row.basis->currentData().toString();
    rate.unit = basis == perPicture     ? Rate::Unit::Picture
                : basis == perMegapixel ? Rate::Unit::Megapixel
                                        : Rate::Unit::Second;
    rate.hardware = basis.startsWith(u'/') ? QString{} : basis;
    return rate;
}

std::vector<Rate> RateTable::lines() const
{
    std::vector<Rate> out;
    for (const Row &row : m_rows) {
        Rate rate = rateOf(row);
        if (!rate.provider.isEmpty() && !rate.model.isEmpty())
            out.push_back(std::move(rate));
    }
    return out;
}

} // namespace limner
