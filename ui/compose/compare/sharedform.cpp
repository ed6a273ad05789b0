#include "ui/compose/compare/sharedform.h"

#include "core/schema/sharedvalues.h"
#include "ui/compose/form/countfield.h"
#include "ui/compose/form/livecheck.h"
#include "ui/compose/form/promptfield.h"
#include "ui/compose/form/seedfield.h"
#include "ui/compose/form/sizefield.h"

#include <QHBoxLayout>

#include <array>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

const Parameter &shared(const QString &name)
{
    return *sharedSchema().find(name);
}

} // namespace

SharedForm::SharedForm(QWidget *parent)
    : QWidget{parent}
    , m_prompt{new PromptField{shared(u"prompt"_s), PromptField::Role::Prompt, this}}
    , m_negative{new PromptField{shared(u"negative_prompt"_s), PromptField::Role::Negative, this}}
    , m_size{new SizeField{shared(u"width"_s), shared(u"height"_s), this}}
    , m_seed{new SeedField{shared(u"seed"_s), this}}
    , m_count{new CountField{nullptr, this}}
{
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(12);
    for (QWidget *field : std::array<QWidget *, 3>{m_prompt, m_negative, m_size})
        column->addWidget(field);
    auto *const row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_seed, 1, Qt::AlignTop);
    row->addWidget(m_count, 1, Qt::AlignTop);
    column->addLayout(row);
    // Apart from those of one model's form, which has the same fields.
    for (QWidget *control : findChildren<QWidget *>()) {
        if (!control->objectName().isEmpty() && !control->objectName().startsWith(u"qt_"))
            control->setObjectName(u"shared_"_s + control->objectName());
    }
    m_count->setAside(tr("each"));
    m_seed->setAside(tr("one for all"));
    for (ParameterField *field :
         std::array<ParameterField *, 5>{m_prompt, m_negative, m_size, m_seed, m_count})
        connect(field, &ParameterField::edited, this, [this, field] {
            checkWhileTyping(*field, sharedSchema());
            emit edited();
        });
}

Json SharedForm::values() const
{
    Json out = Json::object();
    for (const ParameterField *field :
         std::array<const ParameterField *, 4>{m_prompt, m_negative, m_size, m_seed})
        field->write(out);
    return out;
}

void SharedForm::setValues(const Json &values)
{
    for (ParameterField *field :
         std::array<ParameterField *, 4>{m_prompt, m_negative, m_size, m_seed}) {
        field->read(values);
        field->setProblem({});
    }
    emit edited();
}

QString SharedForm::prompt() const
{
    return m_prompt->text();
}

std::optional<qint64> SharedForm::seed() const
{
    return integerAt(values(), "seed");
}

void SharedForm::setLastSeed(qint64 seed)
{
    m_seed->setLastSeed(seed);
}

int SharedForm::images() const
{
    return m_count->count();
}

void SharedForm::setImages(int images)
{
    m_count->setCount(images);
    emit edited();
}

void SharedForm::showTakers(int negatives, int models)
{
    m_negative->setAside(models == 0           ? QString{}
                         : negatives == models ? tr("all take one")
                         : negatives == 0      ? tr("none takes one")
                         : negatives == 1      ? tr("1 of %1 takes one").arg(models)
                                          : tr("%1 of %2 take one").arg(negatives).arg(models));
}

bool SharedForm::check()
{
    m_prompt->setProblem({});
    if (m_prompt->text().trimmed().isEmpty())
        m_prompt->setProblem(tr("Say what the picture should show."), tr("the prompt is missing"));
    for (ParameterField *field :
         std::array<ParameterField *, 4>{m_prompt, m_negative, m_size, m_seed}) {
        if (!field->hasProblem())
            continue;
        field->control()->setFocus(Qt::OtherFocusReason);
        return false;
    }
    return true;
}

QString SharedForm::complaint() const
{
    for (const ParameterField *field :
         std::array<const ParameterField *, 4>{m_prompt, m_negative, m_size, m_seed}) {
        if (field->hasProblem())
            return field->briefProblem();
    }
    return {};
}

void SharedForm::focusPrompt()
{
    m_prompt->control()->setFocus(Qt::ShortcutFocusReason);
}

void SharedForm::focusSeed()
{
    m_seed->control()->setFocus(Qt::ShortcutFocusReason);
}

} // namespace limner
