#include "ui/compose/compare/comparerow.h"

#include "core/provider/providertable.h"
#include "core/schema/sharedvalues.h"
#include "ui/common/controls.h"
#include "ui/common/errortext.h"
#include "ui/common/iconbutton.h"
#include "ui/common/theme.h"
#include "ui/compose/carrywords.h"
#include "ui/compose/compare/comparehead.h"
#include "ui/compose/form/countfield.h"
#include "ui/compose/form/formplan.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <utility>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

//! What a person has to know of the shared values here: what became something else, and what this
//! model does not take. Of the negative prompt the shared form tells.
std::vector<ValueChange> telling(const std::vector<ValueChange> &changes)
{
    std::vector<ValueChange> out;
    for (ValueChange change : changes) {
        if (change.kind == ValueChange::Kind::Renamed || change.from == u"negative_prompt")
            continue;
        if (change.from == u"width" || change.from == u"height")
            change.from = u"size"_s;
        out.push_back(std::move(change));
    }
    return out;
}

QString numberText(const Json &value)
{
    return QString::fromUtf8(toBytes(value));
}

} // namespace

CompareRow::CompareRow(ComparedModel model, QWidget *parent)
    : QWidget{parent}
    , m_model{std::move(model)}
    , m_head{new CompareHead{shortName(), this}}
    , m_remove{new IconButton{u"close"_s, tr("Take %1 out").arg(shortName()), this}}
    , m_body{new QWidget{this}}
    , m_note{makeLabel({}, u"dim"_s, this)}
    , m_retry{makeButton(tr("Try again"), "compareRetry", u"link"_s, this)}
{
    setObjectName(u"compareRow"_s);
    m_head->setToolTip(m_model.model);
    m_remove->setObjectName(u"compareRemove"_s);
    m_remove->setIconSize({13, 13});
    m_note->setObjectName(u"compareNote"_s);
    m_note->setWordWrap(true);
    layOut();
    connect(m_head, &CompareHead::toggled, this, &CompareRow::showOpen);
    connect(m_remove, &IconButton::clicked, this, &CompareRow::removeWanted);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        setFailure({});
        emit retryWanted();
    });
    showNote();
    showOpen();
}

void CompareRow::layOut()
{
    auto *const line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 6, 0);
    line->setSpacing(0);
    line->addWidget(m_head, 1);
    line->addWidget(m_remove);
    auto *const body = new QVBoxLayout{m_body};
    body->setContentsMargins(12, 2, 12, 12);
    auto *const words = new QVBoxLayout;
    words->setContentsMargins(31, 0, 10, 6);
    words->setSpacing(2);
    words->addWidget(m_note);
    words->addWidget(m_retry, 0, Qt::AlignLeft);
    auto *const column = new QVBoxLayout{this};
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(line);
    column->addLayout(words);
    column->addWidget(m_body);
}

QString CompareRow::shortName() const
{
    return m_model.model.section(u'/', -1);
}

void CompareRow::setSchema(const ModelSchema &schema)
{
    if (m_form && schema == m_schema)
        return;
    if (m_form)
        m_model.values = m_form->draftValues();
    m_schema = schema;
    m_own = ownPart(schema);
    m_takesNegative = !rolesOf(schema).negativePrompt.isEmpty();
    m_failure.clear();
    delete m_form;
    m_form = new FormBody{m_own, m_body};
    if (auto *const count = m_form->findChild<CountField *>())
        count->hide(); // all are told the same
    m_form->setValues(m_model.values);
    m_body->layout()->addWidget(m_form);
    connect(m_form, &FormBody::edited, this, [this] {
        m_problem.clear();
        showWords();
        showNote();
        emit edited();
    });
    tellShared(m_shared);
    showOpen();
    emit edited();
}

void CompareRow::setFailure(const QString &words)
{
    m_failure = words;
    showWords();
    showNote();
    emit edited();
}

void CompareRow::tellShared(const Json &shared)
{
    m_shared = shared;
    m_problem.clear();
    m_changes = m_form ? telling(fitShared(shared, m_schema).changes) : std::vector<ValueChange>{};
    showWords();
    showNote();
}

void CompareRow::setPrice(const QString &price)
{
    m_head->setPrice(price);
}

void CompareRow::setOpen(bool open)
{
    m_head->setChecked(open);
}

void CompareRow::showOpen()
{
    const bool open = m_head->isChecked();
    m_remove->setVisible(open || !isReady());
    m_body->setVisible(open && m_form && !m_own.parameters.empty());
    showWords();
    update();
}

// What it is told, in the fewest words that tell it apart.
QString CompareRow::summary() const
{
    if (!m_form)
        return m_failure.isEmpty() ? tr("Loading…") : tr("cannot be used");
    const Json values = m_form->values();
    const Roles roles = rolesOf(m_schema);
    QStringList parts;
    if (const Json &steps = memberAt(values, roles.steps.toUtf8().constData()); steps.is_number())
        parts << tr("%1 steps").arg(numberText(steps));
    if (const Json &guidance = memberAt(values, roles.guidance.toUtf8().constData());
        guidance.is_number())
        parts << tr("CFG %1").arg(numberText(guidance));
    for (const Parameter &parameter : m_own.parameters) {
        const Json &value = memberAt(values, parameter.name.toUtf8().constData());
        if (!parts.isEmpty() || parameter.kind != ParameterKind::Boolean || !value.is_boolean())
            continue;
        const QString title = inSentence(fieldTitle(parameter));
        parts << (value.get<bool>() ? tr("%1 on").arg(title) : tr("%1 off").arg(title));
    }
    return parts.join(tr(", ", "between values"));
}

void CompareRow::showWords()
{
    const ProviderSpec *const spec = findProvider(m_model.provider);
    m_head->setWords(spec ? spec->name : m_model.provider, summary());
    m_head->setTroubled(!m_failure.isEmpty() || !complaint().isEmpty());
}

void CompareRow::showNote()
{
    const bool isTrouble = !m_failure.isEmpty() || !m_problem.isEmpty();
    const CarryOver changes{.changes = m_changes};
    const QString text = !m_failure.isEmpty()   ? m_failure
                         : !m_problem.isEmpty() ? m_problem
                                                : carryDetails(sharedSchema(), m_schema, changes);
    m_note->setText(text);
    setStyleProperty(*m_note, "role", isTrouble ? u"error"_s : u"dim"_s);
    m_note->setVisible(!text.isEmpty());
    m_retry->setVisible(!m_failure.isEmpty());
}

ComparedModel CompareRow::draft() const
{
    ComparedModel out = m_model;
    if (m_form)
        out.values = m_form->draftValues();
    return out;
}

void CompareRow::setValues(const Json &values)
{
    m_model.values = values;
    if (m_form)
        m_form->setValues(values);
}

ModelWish CompareRow::wish() const
{
    ModelWish wish{.provider = m_model.provider, .schema = m_schema};
    if (!m_form)
        return wish;
    wish.values = m_form->values();
    wish.values.update(fitShared(m_shared, m_schema).values);
    return wish;
}

CompareRow::Answer CompareRow::check()
{
    Answer answer;
    if (!m_form)
        return answer;
    FormAnswer own = m_form->check();
    answer.files = std::move(own.files);
    answer.wish = wish();
    answer.isGood = own.isGood();
    m_problem.clear();
    if (own.isGood()) {
        answer.wish.values = std::move(own.values);
        answer.wish.values.update(fitShared(m_shared, m_schema).values);
        const Validated all = validate(m_schema, answer.wish.values);
        answer.isGood = all.problems.empty();
        if (answer.isGood)
            answer.wish.values = all.values;
        else
            m_problem = problemText(all.problems.front(),
                                    fieldTitle(*m_schema.find(all.problems.front().parameter)));
    } else {
        setOpen(true);
    }
    showWords();
    showNote();
    return answer;
}

QString CompareRow::complaint() const
{
    const QString own = m_form ? m_form->complaint() : QString{};
    const QString words = own.isEmpty() && !m_problem.isEmpty() ? tr("a value is not right") : own;
    return words.isEmpty() ? QString{} : tr("%1: %2").arg(shortName(), words);
}

void CompareRow::showMissing(const QStringList &inputs)
{
    if (!m_form)
        return;
    m_form->showMissing(inputs);
    if (!m_form->complaint().isEmpty())
        setOpen(true);
    showWords();
}

void CompareRow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && m_head->hasFocus())
        emit removeWanted();
    else
        QWidget::keyPressEvent(event);
}

void CompareRow::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(*this);
    QPainter painter{this};
    if (m_head->isChecked())
        painter.fillRect(rect(), tokens.raised);
    if (y() > 1)
        painter.fillRect(0, 0, width(), 1, tokens.line);
}

} // namespace limner
