#include "ui/compose/composepanel.h"

#include "core/provider/providertable.h"
#include "ui/compose/carrynote.h"
#include "ui/compose/composesheets.h"
#include "ui/compose/pictures/formpictures.h"
#include "ui/compose/generatebar.h"
#include "ui/compose/modelhead.h"
#include "ui/compose/outputwords.h"
#include "ui/compose/prompts/promptbar.h"
#include "ui/compose/form/promptfield.h"
#include "ui/compose/promptideas.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace limner {

using namespace Qt::StringLiterals;

ComposePanel::ComposePanel(QWidget *parent)
    : QWidget{parent}
    , m_providerId{providerTable().front().id}
    , m_head{new ModelHead}
    , m_promptBar{new PromptBar{this}}
    , m_sheets{new ComposeSheets{m_head, this}}
    , m_bar{new GenerateBar{this}}
{
    setObjectName(u"composePanel"_s);
    setProperty("surface", u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    auto *whole = new QVBoxLayout{this};
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_sheets, 1);
    whole->addWidget(m_bar);
    m_promptBar->hide();

    connect(m_head, &ModelHead::modelsWanted, this, &ComposePanel::modelsWanted);
    connect(m_head, &ModelHead::compareWanted, this, &ComposePanel::compareWanted);
    connect(&m_head->carry(), &CarryNote::undone, this, &ComposePanel::goBack);
    connect(m_bar, &GenerateBar::spendWanted, this, &ComposePanel::spendWanted);
    connect(m_bar->button(), &GenerateButton::pressedAt, this, &ComposePanel::generateAt);
    connect(&m_sheets->ideas(), &PromptIdeas::chosen, this, [this](const QString &prompt) {
        if (m_form)
            m_form->setPrompt(prompt);
        focusPrompt();
    });
    showObstacle();
}

void ComposePanel::setSchema(const ModelSchema &schema, const QString &providerName)
{
    m_providerName = providerName;
    if (!m_form || schema != m_schema) {
        std::optional<FormStand> before = stand();
        const CarryOver carried =
            before ? carryForm(m_schema, before->values, schema) : CarryOver{};
        const std::vector<ComingInput> coming = buildForm(schema);
        if (!carried.values.empty())
            m_form->setValues(carried.values);
        m_form->pictures().await(coming);
        m_head->carry().dismiss();
        if (before) {
            m_form->setImages(before->images);
            m_head->carry().tell(before->schema, schema, carried);
        }
        m_before = std::move(before);
    }
    m_formProvider = m_providerId;
    m_formProviderName = providerName;
    m_head->setModel(schema.model);
    showModelError({});
    setModelLoading(false);
    applyPendingDraft();
    noteEdit();
}

std::vector<ComingInput> ComposePanel::buildForm(const ModelSchema &schema)
{
    const QWidget *const focused = window()->focusWidget();
    const bool isWriting =
        m_form && focused &&
        (m_form->isAncestorOf(focused) || m_form->words()->isAncestorOf(focused));
    m_schema = schema;
    m_promptBar->setParent(this); // outlives the form
    const std::vector<OpenEditor> editors =
        m_form ? m_form->pictures().editors() : std::vector<OpenEditor>{};
    std::vector<ComingInput> coming =
        m_form ? m_form->pictures().handOver() : std::vector<ComingInput>{};
    delete m_form;
    m_form = new FormBody{m_schema, m_sheets};
    m_form->pictures().setBringer(m_bringer);
    m_form->pictures().goOn(editors);
    m_sheets->setForm(m_form);
    m_promptBar->setVisible(m_form->promptField());
    if (PromptField *const field = m_form->promptField()) {
        field->placeBelow(m_promptBar);
        connect(&field->edit(), &PromptEdit::stepWanted, this, &ComposePanel::promptStepWanted);
    }
    connect(m_form, &FormBody::edited, this, &ComposePanel::noteEdit);
    connect(m_form, &FormBody::wanted, m_sheets, &ComposeSheets::reveal);
    // Whoever goes on writing has given the waiting draft up.
    connect(m_form, &FormBody::touched, this, [this] {
        m_isTouched = true;
        m_pendingDraft = nullptr;
    });
    m_head->showOutput(outputText(schema.output));
    m_bar->setOutput(schema.output);
    if (isWriting)
        focusPrompt();
    return coming;
}

void ComposePanel::goBack()
{
    if (!m_before)
        return;
    goBackTo(*std::exchange(m_before, std::nullopt));
    focusPrompt();
}

std::optional<FormStand> ComposePanel::stand() const
{
    if (!m_form)
        return std::nullopt;
    return FormStand{m_formProvider, m_formProviderName, m_schema, m_form->values(), imageCount()};
}

void ComposePanel::goBackTo(const FormStand &stand)
{
    m_before.reset();
    m_head->carry().dismiss();
    const std::vector<ComingInput> coming = buildForm(stand.schema);
    m_form->setValues(stand.values);
    m_form->setImages(stand.images);
    m_form->pictures().await(coming);
    m_providerId = m_formProvider = stand.providerId;
    m_providerName = m_formProviderName = stand.providerName;
    m_head->setModel(stand.schema.model);
    showModelError({});
    setModelLoading(false);
    noteEdit();
    emit wentBack(stand.providerId, stand.providerName, stand.schema);
}

Json ComposePanel::values() const
{
    return m_form ? m_form->values() : Json::object();
}

QStringList ComposePanel::setValues(const Json &values, SeedUse seed)
{
    if (!m_form)
        return {};
    m_head->carry().dismiss();
    m_form->setValues(values);
    if (seed == SeedUse::New)
        m_form->setSeedRandom();
    noteEdit();
    return m_form->unknown(values);
}

void ComposePanel::takeOver(const ModelSchema &from, const CarryOver &carried, SeedUse seed)
{
    if (!m_form)
        return;
    m_before = stand();
    Json values = m_before->values; // what the others say nothing of stays as it is
    values.update(carried.values);
    m_form->setValues(values);
    if (seed == SeedUse::New)
        m_form->setSeedRandom();
    m_head->carry().tell(from, m_schema, carried);
    noteEdit();
}

QByteArray ComposePanel::draft() const
{
    if (!m_pendingDraft.is_null())
        return toBytes(m_pendingDraft);
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
    m_head->carry().dismiss(); // what it told of is replaced
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

void ComposePanel::setModelsOpen(bool isOpen)
{
    m_head->setOpen(isOpen);
}

void ComposePanel::showModelError(const QString &text)
{
    m_head->showError(text);
    if (!text.isEmpty())
        setModelLoading(false);
    showObstacle();
}

void ComposePanel::setModelLoading(bool loading)
{
    m_loading = loading;
    m_head->setProvider(loading ? tr("Loading…") : m_providerName);
    showObstacle();
}

void ComposePanel::setProviderName(const QString &name)
{
    m_providerName = name;
    setModelLoading(m_loading);
}

void ComposePanel::showObstacle()
{
    m_bar->setObstacle(m_loading ? tr("the model is being loaded")
                       : !m_form ? tr("choose a model")
                                 : QString{});
}

void ComposePanel::arrange(Arrangement arrangement)
{
    m_sheets->arrange(arrangement);
    m_bar->arrange(arrangement);
}

void ComposePanel::greet()
{
    m_sheets->setGreeting(true);
    if (m_form && !m_isTouched)
        m_form->setPrompt(PromptIdeas::first());
}

void ComposePanel::endGreeting()
{
    m_sheets->setGreeting(false);
}

void ComposePanel::setCorner(QWidget *corner)
{
    m_bar->setCorner(corner);
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

void ComposePanel::showMissing(const QStringList &inputs)
{
    if (m_form)
        m_form->showMissing(inputs);
    m_bar->setComplaint(m_form ? m_form->complaint() : QString{});
}

Request ComposePanel::request() const
{
    Request out;
    out.provider = m_providerId;
    out.model = m_schema.model;
    out.version = m_schema.version;
    out.parameters = values();
    return out;
}

BatchItem ComposePanel::itemOf(const JobDraft &draft) const
{
    const int largest = m_form ? m_form->imagesPerJob() : 1;
    return {.draft = draft,
            .countName = largest > 1 ? draft.roles.count : QString{},
            .portions = {.pictures = imageCount(), .largest = largest}};
}

void ComposePanel::setPromptCount(int prompts)
{
    m_prompts = std::max(1, prompts);
    m_bar->setImages(imageCount() * m_prompts, jobCount() * m_prompts);
}

void ComposePanel::setAlbum(qint64 album, const QString &name)
{
    m_album = album;
    m_bar->setAlbum(album == 0 ? QString{} : name);
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
    setPromptCount(m_prompts);
    m_bar->setComplaint(m_form ? m_form->complaint() : QString{});
    m_sheets->ideas().setPrompted(m_form && !m_form->prompt().isEmpty());
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
    if (m_clicks.accepts(timestamp))
        generate();
}

void ComposePanel::generate()
{
    if (!m_form || m_loading)
        return; // the button says why
    const FormAnswer answer = m_form->check();
    m_bar->setComplaint(m_form->complaint());
    if (answer.isGood())
        submit(answer);
}

void ComposePanel::submit(const FormAnswer &answer)
{
    Request sent = request();
    sent.parameters = answer.values;
    JobDraft draft = draftOf(m_schema, std::move(sent));
    draft.seedFixed = m_form->isSeedFixed();
    draft.album = m_album;
    const BatchItem item = itemOf(draft);
    std::vector<JobDraft> drafts = inPortions(item.draft, item.countName, item.portions);
    makeGroup(drafts);
    m_head->carry().dismiss();
    emit submitted({drafts.begin(), drafts.end()}, answer.files);
}

} // namespace limner
