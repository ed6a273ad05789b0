#include "ui/compose/form/formbody.h"

#include "core/schema/inputname.h"
#include "ui/compose/form/advancedfields.h"
#include "ui/compose/form/countfield.h"
#include "ui/compose/form/disclosure.h"
#include "ui/compose/pictures/formpictures.h"
#include "ui/compose/form/livecheck.h"
#include "ui/compose/form/promptfield.h"
#include "ui/compose/form/seedfield.h"
#include "ui/compose/form/shapefield.h"
#include "ui/compose/form/sizefield.h"

#include <QHBoxLayout>

#include <algorithm>
#include <iterator>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

QVBoxLayout *columnIn(QWidget *part)
{
    auto *const column = new QVBoxLayout{part};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    return column;
}

} // namespace

FormBody::FormBody(const ModelSchema &schema, QWidget *parent)
    : QWidget{parent}
    , m_schema{schema}
    , m_pictures{new FormPictures{schema, this}}
    , m_words{new QWidget{this}}
    , m_column{columnIn(this)}
{
    build(planForm(m_schema));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    arrange(Arrangement::Column);
}

FormBody::~FormBody()
{
    delete m_words;
}

ParameterField *FormBody::add(ParameterField *field)
{
    m_fields.push_back(field);
    connect(field, &ParameterField::edited, this, [this, field] {
        checkWhileTyping(*field, m_schema);
        if (field == m_shape || field == m_size)
            showHidden();
        emit touched();
        emit edited();
    });
    return field;
}

void FormBody::build(const FormPlan &plan)
{
    buildWords(plan);
    buildValues(plan);
    buildAdvanced(plan);
    connect(m_toggle, &QPushButton::toggled, this, &FormBody::showHidden);
    connect(m_negativeToggle, &QPushButton::toggled, this, &FormBody::showHidden);
}

// What the schema requires comes first: an upscaler's picture before its optional prompt.
void FormBody::buildWords(const FormPlan &plan)
{
    QVBoxLayout *const column = columnIn(m_words);
    const auto addPrompt = [&] {
        if (!plan.prompt)
            return;
        m_prompt = new PromptField{*plan.prompt, PromptField::Role::Prompt, m_words};
        column->addWidget(add(m_prompt), 1);
    };
    const bool inputsLead = std::any_of(plan.inputs.begin(), plan.inputs.end(),
                                        [](const Parameter *input) { return input->required; }) &&
                            !(plan.prompt && plan.prompt->required);
    if (!inputsLead)
        addPrompt();
    for (const Parameter *input : plan.inputs) {
        ParameterField *const field = add(m_pictures->make(*input, m_words));
        field->markInput();
        column->addWidget(field);
    }
    if (inputsLead)
        addPrompt();
    m_negativeToggle = new Disclosure{tr("Negative prompt"), u"negativeToggle"_s, m_words};
    column->addWidget(m_negativeToggle);
    if (plan.negative) {
        m_negative = new PromptField{*plan.negative, PromptField::Role::Negative, m_words};
        column->addWidget(add(m_negative));
    }
}

void FormBody::buildValues(const FormPlan &plan)
{
    buildSizes(plan);
    m_tuning = new QWidget{this};
    QVBoxLayout *const tuning = columnIn(m_tuning);
    std::vector<ParameterField *> numbers;
    const auto tuned = [this](const Parameter *one) { return add(makeField(*one, m_tuning)); };
    std::ranges::transform(plan.numbers, std::back_inserter(numbers), tuned);
    addPairs(*tuning, numbers);
    std::vector<ParameterField *> rest;
    std::ranges::transform(plan.choices, std::back_inserter(rest), tuned);
    if (plan.seed) {
        m_seed = new SeedField{*plan.seed, m_tuning};
        rest.push_back(add(m_seed));
    }
    addPairs(*tuning, rest);
    numbers.insert(numbers.end(), rest.begin(), rest.end());
    for (const ParameterField *field : numbers)
        m_tuningNames << inSentence(field->title());
    m_count = new CountField{plan.count, this};
    m_column->addWidget(add(m_count));
}

void FormBody::buildSizes(const FormPlan &plan)
{
    for (const Parameter *parameter : plan.shapes) {
        auto *const field = new ShapeField{*parameter, this};
        m_column->addWidget(add(field));
        if (field->hasCustom() && !m_shape)
            m_shape = field;
    }
    if (!plan.width)
        return;
    m_size = new SizeField{*plan.width, *plan.height, this};
    m_column->addWidget(add(m_size));
}

void FormBody::addPairs(QVBoxLayout &column, const std::vector<ParameterField *> &fields)
{
    for (size_t i = 0; i < fields.size(); i += 2) {
        auto *row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(fields[i], 1, Qt::AlignTop);
        if (i + 1 < fields.size())
            row->addWidget(fields[i + 1], 1, Qt::AlignTop);
        column.addLayout(row);
    }
}

void FormBody::buildAdvanced(const FormPlan &plan)
{
    std::vector<Parameter> parameters;
    std::ranges::transform(plan.advanced, std::back_inserter(parameters),
                           [](const Parameter *one) { return *one; });
    m_toggle = new Disclosure{tr("Advanced"), u"advancedToggle"_s, this};
    m_advanced = new AdvancedFields{std::move(parameters), this};
    m_advancedNames = m_advanced->names();
    connect(m_advanced, &AdvancedFields::made, this, &FormBody::add);
    m_advanced->build();
    m_column->addWidget(m_toggle);
    m_column->addWidget(m_advanced);
}

void FormBody::arrange(Arrangement arrangement)
{
    m_arrangement = arrangement;
    const bool beside = arrangement == Arrangement::Beside;
    // Before the count while there is room, else behind the toggle.
    m_column->removeWidget(m_tuning);
    QWidget *const next = beside ? static_cast<QWidget *>(m_advanced) : m_count;
    m_column->insertWidget(m_column->indexOf(next), m_tuning);
    if (!beside)
        m_column->insertWidget(0, m_words);
    QStringList names = beside ? m_tuningNames + m_advancedNames : m_advancedNames;
    if (!names.isEmpty())
        names.front()[0] = names.front()[0].toUpper();
    m_toggle->setHidden(names.join(tr(", ", "between names")));
    m_toggle->setVisible(!names.isEmpty());
    if (m_prompt)
        m_prompt->setFilling(beside);
    showHidden();
}

void FormBody::showHidden()
{
    const bool beside = m_arrangement == Arrangement::Beside;
    m_advanced->setVisible(m_toggle->isChecked() && !m_advancedNames.isEmpty());
    m_tuning->setVisible(!m_tuningNames.isEmpty() && (!beside || m_toggle->isChecked()));
    if (m_size)
        m_size->setVisible(!m_shape || m_shape->isCustom() || m_size->isChosen());
    m_negativeToggle->setVisible(m_negative && beside);
    if (!m_negative)
        return;
    m_negativeToggle->setHidden(m_negative->text().simplified());
    m_negative->setVisible(!beside || m_negativeToggle->isChecked());
}

Json FormBody::values() const
{
    Json out = Json::object();
    for (const ParameterField *field : m_fields)
        field->write(out);
    m_advanced->write(out, Secrets::Keep);
    return out;
}

Json FormBody::draftValues() const
{
    Json out = Json::object();
    for (const ParameterField *field : m_fields) {
        if (!field->isSecret())
            field->write(out);
    }
    m_advanced->write(out, Secrets::LeaveOut);
    return out;
}

void FormBody::setValues(const Json &values)
{
    for (ParameterField *field : m_fields) {
        field->read(values);
        field->setProblem({});
    }
    m_advanced->read(values);
    showHidden();
    emit edited();
}

bool FormBody::isSeedFixed() const
{
    return m_seed && m_seed->isFixed();
}

void FormBody::setSeedRandom()
{
    if (m_seed)
        m_seed->setRandom();
}

void FormBody::setLastSeed(qint64 seed)
{
    if (m_seed)
        m_seed->setLastSeed(seed);
}

int FormBody::imagesPerJob() const
{
    return m_count->isBound() ? std::min(m_count->count(), m_count->largest()) : 1;
}

int FormBody::jobs() const
{
    return (images() + imagesPerJob() - 1) / imagesPerJob();
}

int FormBody::images() const
{
    return m_count->count();
}

void FormBody::setImages(int images)
{
    m_count->setCount(std::clamp(images, 1, 100));
    emit edited();
}

FormAnswer FormBody::check()
{
    FormAnswer answer;
    for (ParameterField *field : m_fields)
        field->setProblem({});
    if (m_prompt && m_prompt->isRequired() && m_prompt->text().trimmed().isEmpty()) {
        m_prompt->setProblem(tr("Say what the picture should show."), tr("the prompt is missing"));
        answer.stopped = true;
    }
    for (ParameterField *field : m_fields) {
        const Result<> written = field->writeForSending(answer.values);
        if (!written) {
            field->setProblem(written.error().message);
            answer.stopped = true;
        }
        answer.files.insert(field->localFiles());
    }
    m_advanced->write(answer.values, Secrets::Keep);
    Validated validated = validate(m_schema, answer.values);
    answer.problems = std::move(validated.problems);
    if (answer.isGood())
        answer.values = std::move(validated.values);
    else
        showProblems(answer.problems);
    return answer;
}

void FormBody::showMissing(const QStringList &inputs)
{
    for (ParameterField *field : m_fields) {
        Json value = Json::object();
        field->write(value);
        for (const QString &name : inputNamesIn(value)) {
            if (inputs.contains(name))
                field->setProblem(tr("The library does not have this file any more. Choose it "
                                     "again."));
        }
    }
    focusFirstProblem();
}

void FormBody::showProblems(const std::vector<Problem> &problems)
{
    for (const Problem &problem : problems) {
        m_advanced->buildUpTo(problem.parameter);
        ParameterField *field = fieldOf(problem.parameter);
        if (field && !field->hasProblem())
            showProblem(*field, m_schema, problem);
    }
    focusFirstProblem();
}

void FormBody::focusFirstProblem()
{
    ParameterField *first = nullptr;
    for (ParameterField *field : m_fields) {
        if (!field->hasProblem())
            continue;
        if (m_advanced->isAncestorOf(field) || m_tuning->isAncestorOf(field))
            m_toggle->setChecked(true);
        if (field == m_negative)
            m_negativeToggle->setChecked(true);
        if (field == m_size)
            m_size->show();
        if (!first)
            first = field;
    }
    if (!first)
        return;
    if (QWidget *control = first->control())
        control->setFocus(Qt::OtherFocusReason);
    emit wanted(first);
}

QString FormBody::complaint() const
{
    const auto bad = std::find_if(m_fields.begin(), m_fields.end(),
                                  [](const auto *field) { return field->hasProblem(); });
    return bad == m_fields.end() ? QString{} : (*bad)->briefProblem();
}

ParameterField *FormBody::fieldOf(const QString &parameter) const
{
    for (ParameterField *field : m_fields) {
        if (field->names().contains(parameter))
            return field;
    }
    return nullptr;
}

void FormBody::setPrompt(const QString &text)
{
    if (m_prompt)
        m_prompt->setText(text);
}

QString FormBody::prompt() const
{
    return m_prompt ? m_prompt->text() : QString{};
}

void FormBody::focusPrompt()
{
    if (m_prompt)
        m_prompt->control()->setFocus(Qt::ShortcutFocusReason);
}

void FormBody::focusSeed()
{
    if (!m_seed)
        return;
    m_toggle->setChecked(m_toggle->isChecked() || m_arrangement == Arrangement::Beside);
    m_seed->control()->setFocus(Qt::ShortcutFocusReason);
    emit wanted(m_seed);
}

QStringList FormBody::unknown(const Json &values) const
{
    QStringList out;
    if (!values.is_object())
        return out;
    for (const auto &[name, value] : values.items()) {
        const QString parameter = QString::fromStdString(name);
        if (!m_schema.find(parameter) && !value.is_null())
            out << parameter;
    }
    return out;
}

} // namespace limner
