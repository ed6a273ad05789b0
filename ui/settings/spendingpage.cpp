#include "ui/settings/spendingpage.h"

#include "core/money/rates.h"
#include "core/provider/providertable.h"
#include "ui/common/sidewaysarea.h"
#include "ui/common/theme.h"
#include "ui/settings/formrows.h"
#include "ui/settings/ratetable.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace limner {

SpendingPage::SpendingPage(QWidget *parent)
    : SettingsPage{parent}
{
    QVBoxLayout &layout =
        begin(tr("Spending"),
              tr("The queue stops before the job that would cross a cap, and says so. What is "
                 "under way counts with its estimate."));

    layout.addLayout(makeCaps());
    layout.addSpacing(22);
    addPrices(layout);
    layout.addStretch();
}

FormRows *SpendingPage::makeCaps()
{
    m_unit = new QComboBox;
    m_unit->setObjectName(u"spendingUnit"_s);
    m_unit->addItem(tr("US dollars"), u"money"_s);
    m_unit->addItem(tr("Credits, for teams that count pictures"), u"credits"_s);
    dressCombo(*m_unit);
    m_day = capField("dailyCap");
    m_month = capField("monthlyCap");
    auto *const rows = new FormRows{nullptr};
    rows->addRow(tr("Count in"), m_unit);
    rows->addRow(tr("Cap a day"), m_day);
    rows->addRow(tr("Cap a month"), m_month);
    m_capsNote =
        rows->addNote(tr("LIMNER_DAILY_CAP and LIMNER_MONTHLY_CAP in the environment come first."));
    connect(m_unit, &QComboBox::currentIndexChanged, this, [this] {
        keepCaps();
        showUnit();
        emit edited();
    });
    return rows;
}

void SpendingPage::addPrices(QVBoxLayout &layout)
{
    auto *const title = new QLabel{tr("Prices")};
    title->setProperty("role", u"strong"_s);
    layout.addWidget(title);
    layout.addSpacing(4);
    auto *const words = new QLabel{tr(
        "Where a model is paid by the second, nobody tells what it runs on: choose its hardware, "
        "and the running time measured here becomes a price. A model without a line has an "
        "unknown price.")};
    words->setProperty("role", u"body-dim"_s);
    words->setWordWrap(true);
    layout.addWidget(words);
    layout.addSpacing(12);
    m_rates = new RateTable;
    layout.addWidget(new SidewaysArea{m_rates});
    connect(m_rates, &RateTable::edited, this, &SettingsPage::edited);
}

QDoubleSpinBox *SpendingPage::capField(const char *name)
{
    auto *const made = new QDoubleSpinBox;
    made->setObjectName(QString::fromLatin1(name));
    made->setProperty("surface", u"sunken"_s);
    made->setButtonSymbols(QAbstractSpinBox::NoButtons);
    made->setRange(0, largestAmount);
    made->setDecimals(2);
    made->setSpecialValueText(tr("none"));
    connect(made, &QDoubleSpinBox::valueChanged, this, &SettingsPage::edited);
    return made;
}

SpendingPage::Unit SpendingPage::unit() const
{
    return m_unit->currentData().toString() == u"credits" ? Credits : Money;
}

void SpendingPage::keepCaps()
{
    m_caps[m_shown] = {.day = m_day->value(), .month = m_month->value()};
}

void SpendingPage::showUnit()
{
    m_shown = unit();
    for (QDoubleSpinBox *field : {m_day, m_month}) {
        field->setPrefix(m_shown == Money ? u"$"_s : QString{});
        field->setSuffix(m_shown == Money ? QString{} : tr(" credits"));
    }
    m_day->setValue(m_caps[m_shown].day);
    m_month->setValue(m_caps[m_shown].month);
}

void SpendingPage::load(const SettingsContext &context)
{
    const Settings &settings = context.settings;
    const QSignalBlocker quiet{m_unit};
    m_caps[Money] = {.day = settings.dailyCap, .month = settings.monthlyCap};
    m_caps[Credits] = {.day = settings.dailyCredits, .month = settings.monthlyCredits};
    m_unit->setCurrentIndex(std::max(0, m_unit->findData(settings.spendingUnit)));
    showUnit();
    showGiven(context);
    m_rates->setLines(rateLinesFromText(settings.rates, publishedRates()));
}

//! A cap that a variable decides is the one in force, and not this page's to change.
void SpendingPage::showGiven(const SettingsContext &context)
{
    const bool credits = unit() == Credits;
    const Settings &used = context.effective;
    QStringList words;
    const auto show = [&](QDoubleSpinBox *field, const QString &variable, double cap) {
        const QString given = givenText(context, variable);
        field->setEnabled(given.isEmpty());
        if (given.isEmpty())
            return;
        field->setValue(cap);
        words.append(given);
    };
    show(m_day, u"LIMNER_DAILY_CAP"_s, credits ? used.dailyCredits : used.dailyCap);
    show(m_month, u"LIMNER_MONTHLY_CAP"_s, credits ? used.monthlyCredits : used.monthlyCap);
    m_unit->setEnabled(words.isEmpty()); // their amounts are in this one
    if (!words.isEmpty())
        m_capsNote->setText(words.join(u' '));
}

void SpendingPage::save(Settings &settings, SecretEdits &) const
{
    std::array<Caps, 2> caps = m_caps;
    if (m_day->isEnabled())
        caps[m_shown].day = m_day->value();
    if (m_month->isEnabled())
        caps[m_shown].month = m_month->value();
    settings.spendingUnit = m_unit->currentData().toString();
    settings.dailyCap = caps[Money].day;
    settings.monthlyCap = caps[Money].month;
    settings.dailyCredits = caps[Credits].day;
    settings.monthlyCredits = caps[Credits].month;
    settings.rates = rateLinesToText(m_rates->lines(), publishedRates());
}

} // namespace limner
