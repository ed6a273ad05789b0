#include "ui/compose/formbody.h"

#include "ui/common/errortext.h"
#include "ui/common/theme.h"
#include "ui/compose/countfield.h"
#include "ui/compose/parameterfield.h"
#include "ui/compose/promptfield.h"
#include "ui/compose/seedfield.h"
#include "ui/compose/sizefield.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

//! As it stands inside a sentence: "clip skip", but "PAG scale".
QString inSentence(const QString &title)
{
    const bool acronym = title.size() > 1 && title[1].isUpper();
    return acronym ? title : title.left(1).toLower() + title.mid(1);
}

} // namespace

AdvancedToggle::AdvancedToggle(const QStringList &hidden, QWidget *parent)
    : QPushButton{tr("Advanced"), parent}
    , m_hidden{hidden.join(tr(", ", "between names"))}
{
    setObjectName(u"advancedToggle"_s);
    setAccessibleDescription(m_hidden);
    setCheckable(true);
    setProperty("kind", u"plain"_s);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void AdvancedToggle::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(tokens.accent);
        painter.drawRoundedRect(QRectF{rect()}.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    const QColor ink = underMouse() ? tokens.text : tokens.dim;
    const double middle = height() / 2.0;
    QPainterPath arrow;
    if (isChecked())
        arrow.addPolygon(QPolygonF{{{1, middle - 2}, {8, middle - 2}, {4.5, middle + 3}}});
    else
        arrow.addPolygon(QPolygonF{{{2, middle - 3.5}, {2, middle + 3.5}, {7, middle}}});
    painter.fillPath(arrow, ink);
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    const QFontMetrics metrics{small};
    QRect area = rect().adjusted(13, 0, 0, 0);
    painter.setPen(ink);
    painter.drawText(area, Qt::AlignVCenter, text());
    if (isChecked())
        return;
    area.setLeft(area.left() + metrics.horizontalAdvance(text()) + 8);
    painter.setPen(tokens.faint);
    painter.drawText(area, Qt::AlignVCenter,
                     metrics.elidedText(m_hidden, Qt::ElideRight, area.width()));
}

FormBody::FormBody(const ModelSchema &schema, QWidget *parent)
    : QWidget{parent}
    , m_schema{schema}
    , m_column{new QVBoxLayout{this}}
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    build(planForm(m_schema));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
}

ParameterField *FormBody::add(ParameterField *field)
{
    m_fields.push_back(field);
    connect(field, &ParameterField::edited, this, [this, field] {
        field->setProblem({}); // said again at the next Generate if it still holds
        emit touched();
        emit edited();
    });
    return field;
}

void FormBody::build(const FormPlan &plan)
{
    if (plan.prompt) {
        m_prompt = add(new PromptField{*plan.prompt, PromptField::Role::Prompt, this});
        m_column->addWidget(m_prompt);
    }
    if (plan.negative)
        m_column->addWidget(
            add(new PromptField{*plan.negative, PromptField::Role::Negative, this}));
    if (plan.width)
        m_column->addWidget(add(new SizeField{*plan.width, *plan.height, this}));
    std::vector<ParameterField *> numbers;
    for (const Parameter *parameter : plan.numbers)
        numbers.push_back(add(makeField(*parameter, this)));
    addPairs(numbers);
    std::vector<ParameterField *> rest;
    for (const Parameter *parameter : plan.choices)
        rest.push_back(add(makeField(*parameter, this)));
    if (plan.seed) {
        m_seed = new SeedField{*plan.seed, this};
        rest.push_back(add(m_seed));
    }
    addPairs(rest);
    m_count = new CountField{plan.count, this};
    m_column->addWidget(add(m_count));
    if (!plan.advanced.empty())
        buildAdvanced(plan);
}

void FormBody::addPairs(std::vector<ParameterField *> fields)
{
    for (size_t i = 0; i < fields.size(); i += 2) {
        auto *row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(fields[i], 1, Qt::AlignTop);
        if (i + 1 < fields.size())
            row->addWidget(fields[i + 1], 1, Qt::AlignTop);
        m_column->addLayout(row);
    }
}

void FormBody::buildAdvanced(const FormPlan &plan)
{
    // What is most worth knowing first: numbers, then the rest.
    QStringList numbers;
    QStringList others;
    for (const Parameter *parameter : plan.advanced) {
        const bool number =
            parameter->kind == ParameterKind::Number || parameter->kind == ParameterKind::Integer;
        (number ? numbers : others) << inSentence(fieldTitle(*parameter));
    }
    QStringList names = numbers + others;
    names.front()[0] = names.front()[0].toUpper();
    m_toggle = new AdvancedToggle{names, this};
    m_advanced = new QWidget{this};
    auto *column = new QVBoxLayout{m_advanced};
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    for (const Parameter *parameter : plan.advanced)
        column->addWidget(add(makeField(*parameter, m_advanced)));
    m_advanced->hide();
    m_column->addWidget(m_toggle);
    m_column->addWidget(m_advanced);
    connect(m_toggle, &QPushButton::toggled, m_advanced, &QWidget::setVisible);
}

Json FormBody::values() const
{
    Json out = Json::object();
    for (const ParameterField *field : m_fields)
        field->write(out);
    return out;
}

Json FormBody::draftValues() const
{
    Json out = Json::object();
    for (const ParameterField *field : m_fields) {
        if (!field->isSecret())
            field->write(out);
    }
    return out;
}

void FormBody::setValues(const Json &values)
{
    for (ParameterField *field : m_fields) {
        field->read(values);
        field->setProblem({});
    }
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
    return m_count->isBound() ? m_count->count() : 1;
}

int FormBody::jobs() const
{
    return m_count->isBound() ? 1 : m_count->count();
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
    if (m_prompt) {
        const QByteArray name = m_prompt->names().front().toUtf8();
        if (textAt(values(), name.constData()).trimmed().isEmpty()) {
            m_prompt->setProblem(tr("Say what the picture should show."));
            answer.stopped = true;
        }
    }
    for (ParameterField *field : m_fields) {
        const Result<> written = field->writeForSending(answer.values);
        if (!written) {
            field->setProblem(written.error().message);
            answer.stopped = true;
        }
    }
    Validated validated = validate(m_schema, answer.values);
    answer.problems = std::move(validated.problems);
    if (answer.isGood())
        answer.values = std::move(validated.values);
    else
        showProblems(answer.problems);
    return answer;
}

void FormBody::showProblems(const std::vector<Problem> &problems)
{
    for (const Problem &problem : problems) {
        ParameterField *field = fieldOf(problem.parameter);
        if (!field || field->hasProblem())
            continue;
        const Parameter *parameter = m_schema.find(problem.parameter);
        field->setProblem(
            problemText(problem, parameter ? fieldTitle(*parameter) : field->title()));
    }
    focusFirstProblem();
}

void FormBody::focusFirstProblem()
{
    for (ParameterField *field : m_fields) {
        if (!field->hasProblem())
            continue;
        if (m_advanced && m_advanced->isAncestorOf(field))
            m_toggle->setChecked(true);
        if (QWidget *control = field->control())
            control->setFocus(Qt::OtherFocusReason);
        return;
    }
}

ParameterField *FormBody::fieldOf(const QString &parameter) const
{
    for (ParameterField *field : m_fields) {
        if (field->names().contains(parameter))
            return field;
    }
    return nullptr;
}

void FormBody::focusPrompt()
{
    if (m_prompt)
        m_prompt->control()->setFocus(Qt::ShortcutFocusReason);
}

void FormBody::focusSeed()
{
    if (m_seed)
        m_seed->control()->setFocus(Qt::ShortcutFocusReason);
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
