#include "ui/compose/pictures/pictureuse.h"

#include "core/jobs/inputintake.h"
#include "core/provider/picturefit.h"
#include "core/provider/providertable.h"
#include "core/schema/roles.h"
#include "ui/common/formats.h"
#include "ui/common/inputtext.h"
#include "ui/compose/composepanel.h"
#include "ui/compose/form/formplan.h"

namespace limner {

PictureUse::PictureUse(Remote<InputIntake> intake, ComposePanel &panel, QObject *parent)
    : QObject{parent}
    , m_intake{intake}
    , m_panel{panel}
{
    const InputIntake *const source = m_intake.source();
    connect(source, &InputIntake::kept, this, [this](quint64 ticket, const KeptInput &input) {
        if (ticket == m_ticket)
            put(input);
    });
    connect(source, &InputIntake::failed, this, [this](quint64 ticket, const Error &error) {
        if (ticket == m_ticket)
            emit failed(error, ErrorPlace::Library);
    });
}

void PictureUse::use(ArtworkId id, const QString &providerId)
{
    take(InputSource{.artwork = id}, providerId);
}

void PictureUse::useFile(const QString &path, const QString &providerId)
{
    take(InputSource{.file = path}, providerId);
}

void PictureUse::take(const InputSource &source, const QString &providerId)
{
    const Roles roles = rolesOf(m_panel.schema());
    if (roles.images.isEmpty())
        return emit told(tr("This model takes no picture. Choose one that does, and press I "
                            "again."));
    m_parameter = roles.images.front();
    m_providerId = providerId;
    InputOrder order;
    order.ticket = newInputTicket();
    order.wish = inputWishOf(*m_panel.schema().find(m_parameter), roles);
    order.sources.push_back(source);
    m_ticket = order.ticket;
    m_intake.tell([order](InputIntake &intake) { intake.take(order); });
}

void PictureUse::put(const KeptInput &input)
{
    const Parameter *const parameter = m_panel.schema().find(m_parameter);
    if (parameter == nullptr)
        return; // another model was chosen meanwhile
    Json values = m_panel.values();
    Json &place = values[m_parameter.toStdString()];
    if (parameter->kind != ParameterKind::Files)
        place = toJson(input.name);
    else if (!place.is_array())
        place = Json::array({toJson(input.name)});
    else if (const auto most = parameter->maximumLength; !most || qint64(place.size()) < *most)
        place.push_back(toJson(input.name));
    else
        place.back() = toJson(input.name);
    // A seed that is drawn is not among the values, and stays one.
    const std::optional<SeedRole> seed = rolesOf(m_panel.schema()).seed;
    const bool isFixed = seed && values.contains(seed->name.toStdString());
    m_panel.setValues(values, isFixed ? SeedUse::Keep : SeedUse::New);
    QString words =
        tr("The picture goes in as “%1”: %2.").arg(fieldTitle(*parameter), keptInputText(input));
    const ProviderSpec *const spec = findProvider(m_providerId);
    if (spec && !goesInAsItIs(spec->traits, input.mediaType, input.bytes))
        words += u' ' + tr("%1 gets it as a JPEG of at most %2.")
                            .arg(spec->name, formatBytes(largestPictureOf(spec->traits)));
    emit told(words);
}

} // namespace limner
