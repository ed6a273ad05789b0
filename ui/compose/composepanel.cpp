#include "ui/compose/composepanel.h"

#include "core/provider/providertable.h"
#include "ui/common/elidedlabel.h"
#include "ui/common/theme.h"
#include "ui/compose/formbody.h"
#include "ui/compose/generatebar.h"
#include "ui/compose/modelpicker.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QStyleHints>

namespace limner {

using namespace Qt::StringLiterals;

namespace {

//! Values that mean the same for every model.
constexpr const char *carried[] = {"prompt", "negative_prompt", "width", "height", "seed"};

} // namespace

ComposePanel::ComposePanel(QWidget *parent)
    : QWidget{parent}
    , m_providerId{providerTable().front().id}
    , m_picker{new ModelPicker{this}}
    , m_provider{new ElidedLabel{this}}
    , m_modelError{new QLabel{this}}
    , m_scroll{new QScrollArea{this}}
    , m_content{new QWidget}
    , m_bar{new GenerateBar{this}}
{
    setObjectName(u"composePanel"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    setMaximumWidth(480);

    auto *modelLabel = new QLabel{tr("Model"), this};
    modelLabel->setProperty("role", u"dim"_s);
    modelLabel->setBuddy(m_picker);
    m_provider->setProperty("role", u"value"_s);
    m_provider->setObjectName(u"providerName"_s);
    m_provider->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_modelError->setProperty("role", u"error"_s);
    m_modelError->setObjectName(u"modelError"_s);
    m_modelError->setTextFormat(Qt::PlainText);
    m_modelError->setWordWrap(true);
    m_modelError->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(modelLabel);
    head->addWidget(m_provider, 1);
    auto *model = new QVBoxLayout;
    model->setSpacing(4);
    model->addLayout(head);
    model->addWidget(m_picker);
    model->addWidget(m_modelError);

    m_content->setProperty("surface", u"clear"_s);
    auto *column = new QVBoxLayout{m_content};
    column->setContentsMargins(14, 13, 14, 14);
    column->setSpacing(12);
    column->addLayout(model);
    column->addStretch(1);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus); // a focusable one is an unnamed Tab stop
    m_scroll->viewport()->setAutoFillBackground(false);
    auto *whole = new QVBoxLayout{this};
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_bar);

    connect(m_picker, &ModelPicker::modelWanted, this, &ComposePanel::modelWanted);
    connect(m_bar, &GenerateBar::spendWanted, this, &ComposePanel::spendWanted);
    connect(m_bar->button(), &GenerateButton::pressedAt, this, &ComposePanel::generateAt);
    m_bar->button()->setEnabled(false);
}

Json ComposePanel::kept() const
{
    Json out = Json::object();
    if (!m_form)
        return out;
    const Json now = m_form->values();
    for (const char *name : carried) {
        if (now.contains(name) && m_schema.find(QString::fromLatin1(name)))
            out[name] = now.at(name);
    }
    return out;
}

void ComposePanel::setSchema(const ModelSchema &schema, const QString &providerName)
{
    Json carry = kept();
    const int images = m_form ? imageCount() : 0;
    const bool same = m_form && schema.model == m_schema.model;
    if (same)
        carry = m_form->values(); // a newer version of the same model
    m_schema = schema;
    m_providerName = providerName;
    delete m_form;
    m_form = new FormBody{m_schema, m_content};
    auto *column = qobject_cast<QVBoxLayout *>(m_content->layout());
    column->insertWidget(1, m_form);
    m_form->show(); // now, not when the layout gets round to it: someone may focus a field next
    connect(m_form, &FormBody::edited, this, &ComposePanel::noteEdit);
    // Whoever goes on writing has given the waiting draft up.
    connect(m_form, &FormBody::touched, this, [this] { m_pendingDraft = nullptr; });
    if (!carry.empty())
        m_form->setValues(carry);
    if (images > 0)
        m_form->setImages(images);
    m_picker->setModel(schema.model);
    showModelError({});
    setModelLoading(false);
    applyPendingDraft();
    noteEdit();
}

Json ComposePanel::values() const
{
    return m_form ? m_form->values() : Json::object();
}

QStringList ComposePanel::setValues(const Json &values, SeedUse seed)
{
    if (!m_form)
        return {};
    m_form->setValues(values);
    if (seed == SeedUse::New)
        m_form->setSeedRandom();
    noteEdit();
    return m_form->unknown(values);
}

QByteArray ComposePanel::draft() const
{
    Json out = Json::object();
    out["model"] = toJson(m_schema.model);
    out["values"] = m_form ? m_form->draftValues() : Json::object();
    out["images"] = imageCount();
    return toBytes(out);
}

void ComposePanel::restoreDraft(const QByteArray &draft)
{
    const auto parsed = parseJson(draft);
    if (!parsed || !parsed->is_object())
        return;
    m_pendingDraft = *parsed;
    applyPendingDraft();
}

void ComposePanel::applyPendingDraft()
{
    if (m_pendingDraft.is_null() || !m_form || textAt(m_pendingDraft, "model") != m_schema.model)
        return;
    const Json draft = std::exchange(m_pendingDraft, nullptr);
    m_form->setValues(memberAt(draft, "values"));
    m_form->setImages(static_cast<int>(
        std::clamp<qint64>(integerAt(draft, "images").value_or(m_form->images()), 1, 100)));
}

int ComposePanel::imageCount() const
{
    return m_form ? m_form->images() : 1;
}

int ComposePanel::jobCount() const
{
    return m_form ? m_form->jobs() : 1;
}

void ComposePanel::setKnownModels(const QStringList &names)
{
    m_picker->setKnownModels(names);
}

void ComposePanel::showModelError(const QString &text)
{
    m_modelError->setText(text);
    m_modelError->setVisible(!text.isEmpty());
    m_picker->setAccessibleDescription(text);
    setStyleProperty(*m_picker, "invalid", text.isEmpty() ? u"false"_s : u"true"_s);
    if (!text.isEmpty())
        setModelLoading(false);
}

void ComposePanel::setModelLoading(bool loading)
{
    m_loading = loading;
    m_provider->setText(loading ? tr("Loading…") : m_providerName);
    m_bar->button()->setEnabled(!loading && m_form);
}

void ComposePanel::setEstimate(double secondsPerJob, std::optional<Amount> costPerJob)
{
    m_bar->setEstimate(secondsPerJob, std::move(costPerJob));
}

void ComposePanel::setQueue(QueueCounts counts)
{
    m_bar->setQueue(counts);
}

void ComposePanel::setSpend(const BudgetState &state)
{
    m_bar->setSpend(state);
}

void ComposePanel::setLastSeed(qint64 seed)
{
    if (m_form)
        m_form->setLastSeed(seed);
}

void ComposePanel::focusPrompt()
{
    if (m_form)
        m_form->focusPrompt();
}

void ComposePanel::focusSeed()
{
    if (m_form)
        m_form->focusSeed();
}

void ComposePanel::noteEdit()
{
    m_bar->setImages(imageCount(), jobCount());
    emit draftChanged();
}

void ComposePanel::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || !event->modifiers().testFlag(Qt::ControlModifier)) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (!event->isAutoRepeat())
        generateAt(event->timestamp());
}

void ComposePanel::generateAt(quint64 timestamp)
{
    // The second half of a double click is no second wish. Event times, not ours: a busy moment
    // between the two must not pull them apart.
    const auto interval =
        static_cast<quint64>(QGuiApplication::styleHints()->mouseDoubleClickInterval());
    if (m_lastSubmit && timestamp - *m_lastSubmit < interval)
        return;
    m_lastSubmit = timestamp;
    generate();
}

void ComposePanel::generate()
{
    if (!m_form || m_loading)
        return;
    const FormAnswer answer = m_form->check();
    if (answer.isGood())
        submit(answer.values);
}

void ComposePanel::submit(const Json &values)
{
    JobDraft draft;
    draft.request.provider = m_providerId;
    draft.request.model = m_schema.model;
    draft.request.version = m_schema.version;
    draft.request.parameters = values;
    draft.seedFixed = m_form->isSeedFixed();
    const int jobs = m_form->jobs();
    const auto seed = draft.request.seed();
    if (!draft.seedFixed || jobs == 1 || !seed) {
        emit submitted(draft, jobs);
        return;
    }
    // The same seed twice is the same picture twice.
    for (int i = 0; i < jobs; ++i) {
        draft.request.parameters["seed"] = *seed + i;
        emit submitted(draft, 1);
    }
}

} // namespace limner
