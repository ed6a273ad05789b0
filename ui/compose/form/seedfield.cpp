#include "ui/compose/form/seedfield.h"

#include "ui/common/iconbutton.h"
#include "ui/compose/form/plainminus.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

SeedRole roleOf(const Parameter &parameter)
{
    ModelSchema alone;
    alone.parameters = {parameter};
    return rolesOf(alone).seed.value_or(SeedRole{});
}

} // namespace

SeedField::SeedField(const Parameter &parameter, QWidget *parent)
    : ParameterField{parameter, parent}
    , m_role{roleOf(parameter)}
    , m_edit{new QLineEdit{this}}
    , m_state{new QLabel{this}}
    , m_dice{new IconButton{u"dice"_s, tr("A random seed for each picture"), this}}
    , m_lock{new IconButton{u"unlock"_s, tr("Keep the last seed"), this}}
{
    m_edit->setObjectName(u"seed"_s);
    present(m_edit, parameter);
    m_edit->setPlaceholderText(u"−1"_s);
    m_edit->setMinimumWidth(40);
    m_edit->setTextMargins(0, 0, 50, 0);
    m_edit->setValidator(
        new QRegularExpressionValidator{QRegularExpression{u"\\s*[-−]?[0-9]{0,19}\\s*"_s}, m_edit});
    m_state->setProperty("role", u"value"_s);
    m_state->setObjectName(u"seedState"_s);
    header()->addWidget(m_state);
    m_dice->setObjectName(u"seedDice"_s);
    m_lock->setObjectName(u"seedLock"_s);
    m_lock->setCheckable(true);
    auto *inside = new QHBoxLayout{m_edit};
    inside->setContentsMargins(0, 0, 5, 0);
    inside->setSpacing(0);
    inside->addStretch();
    for (IconButton *button : {m_dice, m_lock}) {
        button->setIconSize({14, 14});
        button->setCursor(Qt::ArrowCursor);
        button->setFixedSize(23, 24);
        inside->addWidget(button, 0, Qt::AlignVCenter);
    }
    column()->addWidget(m_edit);
    setTabOrder(m_edit, m_dice);
    setTabOrder(m_dice, m_lock);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        showState();
        emit edited();
    });
    connect(m_dice, &IconButton::clicked, this, [this] {
        setRandom();
        emit edited();
    });
    connect(m_lock, &IconButton::clicked, this, &SeedField::lock);
    showState();
}

bool SeedField::isFixed() const
{
    bool isNumber = false;
    const qint64 seed = plainMinus(m_edit->text()).toLongLong(&isNumber);
    return isNumber && seed >= 0;
}

void SeedField::setRandom()
{
    m_edit->clear();
    showState();
}

void SeedField::lock(bool on)
{
    if (!on) {
        m_last = plainMinus(m_edit->text()).toLongLong();
        m_edit->clear();
    } else if (!isFixed()) {
        m_edit->setText(QString::number(m_last ? *m_last : drawSeed(m_role)));
    }
    showState();
    emit edited();
}

void SeedField::showState()
{
    m_state->setText(isFixed() ? tr("fixed") : tr("random"));
    m_lock->setChecked(isFixed());
    m_lock->setIconName(isFixed() ? u"lock"_s : u"unlock"_s);
    m_lock->setToolTip(isFixed() ? tr("Let the seed be random again") : tr("Keep the last seed"));
}

void SeedField::write(Json &values) const
{
    if (isFixed())
        values[key()] = plainMinus(m_edit->text()).toLongLong();
}

QString SeedField::problemWhileTyping() const
{
    const QString text = plainMinus(m_edit->text());
    bool isNumber = false;
    static_cast<void>(text.toLongLong(&isNumber));
    // Beyond 64 bits: another one would be drawn in silence.
    return !isNumber && text.size() > 18 ? tr("No seed is as large as this.") : QString{};
}

Result<> SeedField::writeForSending(Json &values) const
{
    if (const QString problem = problemWhileTyping(); !problem.isEmpty())
        return fail(ErrorKind::InvalidInput, problem);
    write(values);
    return {};
}

void SeedField::read(const Json &values)
{
    const auto seed = integerAt(values, key().c_str());
    m_edit->setText(seed && *seed >= 0 ? QString::number(*seed) : QString{});
    if (seed && *seed >= 0)
        m_last = *seed;
    showState();
}

} // namespace limner
