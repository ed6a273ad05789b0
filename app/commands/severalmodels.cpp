#include "app/commands/severalmodels.h"

#include "app/commands/manyprompts.h"
#include "app/commands/namedmodel.h"
#include "core/schema/fromtext.h"
#include "core/schema/sharedvalues.h"
#include "ui/queue/jobwords.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SeveralModels)
};

using Given = std::vector<std::pair<QString, QString>>;

//! One of the models, and what it is told.
struct Asked {
    NamedModel named = {};
    ModelSchema schema = {};
    Roles roles = {};
    GenerateCommand command = {};
    [[nodiscard]] QString name() const { return named.provider + u':' + named.name; }
};

//! Translates values between models, and remembers what some do not take.
class Sharing {
public:
    explicit Sharing(std::vector<Asked> &models)
        : m_models{models}
    {}

    //! InvalidInput for a value that nobody takes.
    [[nodiscard]] Result<> share(const GenerateCommand &command)
    {
        for (const auto &[name, text] : command.parameters) {
            const bool isKnown =
                std::any_of(m_models.begin(), m_models.end(),
                            [&name = name](const Asked &one) { return one.schema.find(name); });
            if (!isKnown)
                return fail(ErrorKind::InvalidInput,
                            u"none of the models takes “%1”"_s.arg(name.left(60)));
        }
        for (Asked &one : m_models) {
            shareParameters(one, command.parameters);
            shareNegative(one, command.negativePrompt);
        }
        return negativeTaken(command.negativePrompt);
    }

    //! Nothing where a seed was chosen, or there is none that all could take.
    [[nodiscard]] bool drawSeed(const Given &parameters)
    {
        std::vector<SeedRole> roles;
        for (const Asked &one : m_models) {
            if (!one.roles.seed)
                continue;
            roles.push_back(*one.roles.seed);
            const auto isSeed = [&](const auto &value) {
                return value.first == one.roles.seed->name;
            };
            if (std::any_of(parameters.begin(), parameters.end(), isSeed))
                return false;
        }
        const std::optional<SeedRole> common = commonSeed(roles);
        if (!common)
            return false;
        const QString seed = QString::number(limner::drawSeed(*common));
        for (Asked &one : m_models) {
            if (one.roles.seed)
                one.command.parameters.emplace_back(one.roles.seed->name, seed);
        }
        return true;
    }

    //! "negative prompt: not offered by 3 of 4".
    [[nodiscard]] QStringList notes() const
    {
        QStringList out = m_changes;
        for (const auto &[what, models] : m_missing)
            out.append(
                Text::tr("%1: not offered by %2 of %3").arg(what).arg(models).arg(m_models.size()));
        return out;
    }

private:
    void shareParameters(Asked &to, const Given &given)
    {
        std::map<const Asked *, Json> foreign; // by whose names they are
        for (const auto &[name, text] : given) {
            if (to.schema.find(name)) {
                to.command.parameters.emplace_back(name, text);
                continue;
            }
            const auto from =
                std::find_if(m_models.begin(), m_models.end(),
                             [&name = name](const Asked &one) { return one.schema.find(name); });
            Json &values = foreign.try_emplace(&*from, Json::object()).first->second;
            values[name.toStdString()] = valueFromText(*from->schema.find(name), text);
        }
        for (const auto &[from, values] : foreign)
            take(to, *from, values);
    }

    void take(Asked &to, const Asked &from, const Json &values)
    {
        const CarryOver carried = carryAll(from.schema, values, to.schema);
        for (const auto &[key, value] : carried.values.items()) {
            const QString name = QString::fromStdString(key);
            const bool isGiven =
                std::any_of(to.command.parameters.begin(), to.command.parameters.end(),
                            [&](const auto &one) { return one.first == name; });
            if (!isGiven)
                to.command.parameters.emplace_back(
                    name, value.is_string() ? toText(value) : QString::fromUtf8(toBytes(value)));
        }
        for (const ValueChange &change : carried.changes) {
            const bool isSize = change.from == from.roles.width || change.from == from.roles.height;
            const QString what = isSize ? Text::tr("size") : change.from;
            if (change.kind == ValueChange::Kind::Dropped)
                ++m_missing[what];
            else if (change.kind == ValueChange::Kind::Snapped)
                m_changes.append(Text::tr("%1: %2 becomes %3 at %4")
                                     .arg(what, QString::fromUtf8(toBytes(change.before)),
                                          QString::fromUtf8(toBytes(change.after)), to.name()));
        }
    }

    void shareNegative(Asked &to, const QString &text)
    {
        if (text.isNull() || !to.roles.negativePrompt.isEmpty())
            to.command.negativePrompt = text;
        else if (!text.isEmpty())
            ++m_missing[Text::tr("negative prompt")];
    }

    [[nodiscard]] Result<> negativeTaken(const QString &text) const
    {
        const auto found = m_missing.find(Text::tr("negative prompt"));
        if (text.isEmpty() || found == m_missing.end() ||
            found->second < static_cast<int>(m_models.size()))
            return {};
        return fail(ErrorKind::InvalidInput, u"none of the models takes a negative prompt"_s);
    }

    std::vector<Asked> &m_models;
    std::map<QString, int> m_missing; //!< models that do not take it
    QStringList m_changes;
};

Error naming(const QString &model, Error error)
{
    error.message = error.message.isEmpty() ? model : model + u": "_s + error.message;
    return error;
}

AsyncResult<Asked> askedFor(Application *application, GenerateCommand command, QString model,
                            std::stop_token stop)
{
    Asked asked;
    const Result<NamedModel> named = namedModel(*application, model, command.provider);
    if (!named)
        co_return propagate(named);
    asked.named = *named;
    const Result<ModelSchema> schema =
        co_await application->models().fetch(asked.named.provider, asked.named.name, stop);
    if (!schema)
        co_return fail(naming(asked.name(), schema.error()));
    asked.schema = *schema;
    asked.roles = rolesOf(asked.schema);
    asked.command = std::move(command);
    asked.command.model = model;
    asked.command.provider = asked.named.provider;
    asked.command.otherModels.clear();
    asked.command.parameters.clear();
    asked.command.negativePrompt = QString{};
    co_return asked;
}

//! All jobs of the call: one group, ids counted through.
void gather(Plan &all, Plan plan, const GenerateCommand &command, const QString &group,
            bool seedDrawn)
{
    all.pictures += plan.pictures;
    for (JobDraft &draft : plan.drafts) {
        draft.group = group;
        draft.seedFixed = draft.seedFixed && !seedDrawn;
        draft.seedDrawn = seedDrawn;
        if (!command.id.isEmpty())
            draft.id = all.drafts.empty()
                           ? command.id
                           : command.id + u'#' + QString::number(all.drafts.size() + 1);
        all.drafts.push_back(std::move(draft));
    }
    all.prompts.insert(all.prompts.end(), plan.prompts.begin(), plan.prompts.end());
}

AsyncResult<Plan> planForOne(Application *application, GenerateCommand command,
                             std::stop_token stop)
{
    if (hasManyPrompts(command))
        co_return co_await planForPrompts(application, std::move(command), stop);
    co_return co_await planFor(application, std::move(command), stop);
}

bool isNamed(const std::vector<Asked> &models, const QString &name)
{
    return std::any_of(models.begin(), models.end(),
                       [&name](const Asked &one) { return one.name() == name; });
}

AsyncResult<Plan> planForSeveral(Application *application, GenerateCommand command,
                                 Attendance attendance, std::stop_token stop)
{
    std::vector<Asked> models;
    for (const QString &model : QStringList{command.model} + command.otherModels) {
        Result<Asked> asked = co_await askedFor(application, command, model, stop);
        if (!asked)
            co_return propagate(asked);
        if (isNamed(models, asked->name()))
            co_return fail(ErrorKind::InvalidInput,
                           u"%1 is named twice: it would get the same twice"_s.arg(asked->name()));
        models.push_back(std::move(*asked));
    }
    Sharing sharing{models};
    if (const Result<> shared = sharing.share(command); !shared)
        co_return propagate(shared);
    const bool seedDrawn = sharing.drawSeed(command.parameters);
    const QString group = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Plan all;
    for (Asked &one : models) {
        const Result<Plan> plan = co_await planForOne(application, one.command, stop);
        if (!plan)
            co_return fail(naming(one.name(), plan.error()));
        gather(all, *plan, command, group, seedDrawn);
    }
    if (all.drafts.size() > mostJobsOfBatch)
        co_return fail(ErrorKind::InvalidInput,
                       u"these are %1 jobs; a batch has at most %2"_s.arg(all.drafts.size())
                           .arg(mostJobsOfBatch));
    for (const QString &note : sharing.notes())
        attendance.client.tell(note);
    co_return all;
}

} // namespace

AsyncResult<Plan> planForAll(Application *application, GenerateCommand command,
                             Attendance attendance, std::stop_token stop)
{
    if (command.otherModels.isEmpty())
        co_return co_await planForOne(application, std::move(command), stop);
    co_return co_await planForSeveral(application, std::move(command), attendance, stop);
}

void tellFailures(Application &application, const RunAnswer &answer, CommandClient &client)
{
    for (const QString &id : answer.jobs) {
        const std::optional<Job> job = application.jobs().board().job(id);
        if (job && job->error && job->state != JobState::Done)
            client.tell(job->request.provider + u':' + job->request.model + u": "_s +
                        jobErrorText(*job).sentence());
    }
}

} // namespace limner
