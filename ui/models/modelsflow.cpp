#include "ui/models/modelsflow.h"

#include "core/schema/carryover.h"
#include "ui/compose/carrywords.h"
#include "ui/compose/composeflow.h"
#include "ui/compose/composepanel.h"
#include "ui/models/modeldetails.h"
#include "ui/models/modelgrid.h"
#include "ui/models/modelshelves.h"
#include "ui/models/modelspanel.h"

#include <QDesktopServices>
#include <QEvent>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace limner {

ModelsFlow::ModelsFlow(const Services &services, ComposePanel &compose, ComposeFlow &flow,
                       QWidget &room, QWidget &window)
    : QObject{&window}
    , m_services{services}
    , m_compose{compose}
    , m_flow{flow}
    , m_room{room}
    , m_window{window}
{
    connect(&compose, &ComposePanel::modelsWanted, this, [this] {
        if (!close())
            open();
    });
    connectServices();
    room.installEventFilter(this);
    form().installEventFilter(this);
}

ModelsFlow::~ModelsFlow()
{
    delete m_panel;
}

void ModelsFlow::connectServices()
{
    ModelFinder *const finder = m_services.finder.source();
    connect(finder, &ModelFinder::opened, this, &ModelsFlow::takeOpened);
    connect(finder, &ModelFinder::openFailed, this, &ModelsFlow::takeFailure);
    connect(m_services.models.source(), &ModelStore::modelChanged, this,
            [this](const QString &provider, const QString &, const ModelSchema &before,
                   const ModelSchema &after) { renew(provider, before, after); });
    connect(&m_flow, &ComposeFlow::modelsUsed, this, [this](const QList<ModelName> &models) {
        // The last one that is marked stands first.
        for (auto one = models.crbegin(); one != models.crend(); ++one)
            markUsed(one->provider, one->model);
    });
}

void ModelsFlow::build()
{
    m_panel = new ModelsPanel{&m_window};
    m_shelves = new ModelShelves{m_services, *m_panel};
    const auto wantKey = [this] { emit settingsWanted(u"providers"_s); };
    connect(m_shelves, &ModelShelves::settingsWanted, this, wantKey);
    connect(m_shelves, &ModelShelves::inputsShown, this, &ModelsFlow::showCarried);
    connect(m_panel, &ModelsPanel::closeWanted, this, &ModelsFlow::close);
    connect(m_panel, &ModelsPanel::useWanted, this, &ModelsFlow::useCurrent);
    connect(&m_panel->grid(), &ModelGrid::chosen, this, &ModelsFlow::choose);
    connect(&m_panel->head(), &ModelsHead::entered, this, &ModelsFlow::enter);
    connect(&m_panel->head(), &ModelsHead::settingsWanted, this, wantKey);
    connect(&m_panel->details(), &ModelDetails::pageWanted, this,
            [](const QString &address) { QDesktopServices::openUrl(QUrl{address}); });
}

// What using the model would do to the form, before it is done.
void ModelsFlow::showCarried(const ModelSchema &schema)
{
    const ModelSchema &form = m_compose.schema();
    QString note;
    if (!m_isAdding && !form.model.isEmpty() && form.model != schema.model) {
        const CarryOver carried = carryOver(form, m_compose.values(), schema);
        const QString words = carrySummary(form, schema, carried);
        const QString from = form.model.section(u'/', -1);
        if (!words.isEmpty())
            note = tr("From %1: %2").arg(from, words);
        else if (carried.carried() > 0)
            note = tr("All that you set in %1 carries over.").arg(from);
    }
    m_panel->details().showNote(note);
}

// The pane, whichever of its forms is seen.
QWidget &ModelsFlow::form() const
{
    return *m_compose.parentWidget();
}

void ModelsFlow::openToAdd()
{
    open();
    m_isAdding = true;
}

void ModelsFlow::open()
{
    openFor({});
}

void ModelsFlow::openFor(const QString &words)
{
    m_isAdding = false;
    if (!m_panel)
        build();
    place();
    m_panel->show();
    m_panel->raise();
    m_panel->takeFocus();
    m_compose.setModelsOpen(true);
    m_shelves->begin(modelKey(m_flow.provider(), m_flow.model()), words);
}

bool ModelsFlow::isOpen() const
{
    return m_panel && !m_panel->isHidden();
}

bool ModelsFlow::close()
{
    if (!hide())
        return false;
    emit givenUp();
    return true;
}

bool ModelsFlow::hide()
{
    if (!isOpen())
        return false;
    m_opening.clear();
    m_panel->setBusy(false);
    m_panel->head().clearHint();
    m_panel->hide();
    m_shelves->end();
    m_compose.setModelsOpen(false);
    return true;
}

bool ModelsFlow::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (isOpen() && (type == QEvent::Resize || type == QEvent::Move || type == QEvent::Show ||
                     type == QEvent::Hide))
        place();
    return QObject::eventFilter(watched, event);
}

void ModelsFlow::place()
{
    QRect area{m_room.mapTo(&m_window, QPoint{}), m_room.size()};
    const QWidget &beside = form();
    const bool isBeside = beside.isVisibleTo(&m_window) && beside.width() * 4 < area.width() * 3;
    if (isBeside)
        area.setLeft(beside.mapTo(&m_window, QPoint{beside.width(), 0}).x());
    m_panel->setGeometry(area);
}

// A name or an address is opened as it is; words mean the card that is chosen among what was found.
void ModelsFlow::enter(const QString &typed)
{
    if (looksLikeName(typed))
        choose(typed);
    else if (m_shelves->isSettled())
        useCurrent();
}

void ModelsFlow::useCurrent()
{
    if (const ModelTile *const tile = m_panel->grid().current())
        choose(QString{tile->key});
}

QString ModelsFlow::providerOf(const QString &typed) const
{
    if (const ModelCard *const card = m_shelves->card(typed))
        return card->provider;
    const Result<ModelName> name = parseModelName(typed);
    return name ? name->provider : QString{};
}

void ModelsFlow::choose(const QString &typed)
{
    const QString provider = providerOf(typed);
    if (!provider.isEmpty() && !m_shelves->isConnected(provider))
        return m_panel->head().showProblem(
            tr("%1 needs a key before its models can be used.").arg(providerName(provider)), true);
    m_opening = typed;
    const ModelCard *const card = m_shelves->card(typed);
    m_panel->head().showOpening(card ? card->name : typed.left(80));
    m_panel->setBusy(true);
    m_services.finder.tell([typed](ModelFinder &finder) { finder.open(typed); });
}

void ModelsFlow::takeOpened(const QString &typed, const ModelName &name, const ModelSchema &schema,
                            const Json &input)
{
    if (typed != m_opening || !isOpen())
        return; // given up
    hide();
    markUsed(name.provider, name.model);
    if (std::exchange(m_isAdding, false))
        return emit added(name, schema);
    m_flow.choose(name, schema, input);
    emit chosen();
    m_compose.focusPrompt();
}

void ModelsFlow::takeFailure(const QString &typed, const Error &error)
{
    if (typed != m_opening || !isOpen())
        return;
    m_opening.clear();
    m_panel->setBusy(false);
    const bool isKey =
        error.kind == ErrorKind::NotConfigured || error.kind == ErrorKind::Unauthorized;
    m_panel->head().showProblem(openFailure(typed, error), isKey);
}

void ModelsFlow::renew(const QString &provider, const ModelSchema &before, const ModelSchema &after)
{
    m_flow.renew(provider, after);
    emit told(changeWords(before, after));
}

void ModelsFlow::markUsed(const QString &provider, const QString &model)
{
    m_services.finder.tell(
        [provider, model](ModelFinder &finder) { finder.markUsed(provider, model); });
}

} // namespace limner
