#include "app/commands/command.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace limner {
namespace {

constexpr std::array names{"window"_L1,  "generate"_L1, "resume"_L1,   "list"_L1,
                           "jobs"_L1,    "model"_L1,    "spend"_L1,    "check"_L1,
                           "models"_L1,  "import"_L1,   "link"_L1,     "trash"_L1,
                           "restore"_L1, "share"_L1,    "settings"_L1, "door"_L1};
static_assert(names.size() == std::variant_size_v<AnyCommand>);

using Pairs = std::vector<std::pair<QString, QString>>;

class Writer {
public:
    explicit Writer(OrderedJson &out)
        : m_out{out}
    {}
    void operator()(const char *key, const QString &value) const
    {
        if (!value.isNull())
            m_out[key] = value.toStdString();
    }
    void operator()(const char *key, int value) const { m_out[key] = value; }
    void operator()(const char *key, const std::optional<int> &value) const
    {
        if (value)
            m_out[key] = *value;
    }
    void operator()(const char *key, const QStringList &values) const
    {
        for (const QString &one : values)
            m_out[key].push_back(one.toStdString());
    }
    void operator()(const char *key, bool value) const { m_out[key] = value; }
    void operator()(const char *key, const Pairs &values) const
    {
        OrderedJson list = OrderedJson::array();
        for (const auto &[name, text] : values)
            list.push_back({{"name", name.toStdString()}, {"text", text.toStdString()}});
        m_out[key] = std::move(list);
    }

private:
    OrderedJson &m_out;
};

class Reader {
public:
    explicit Reader(const Json &in)
        : m_in{in}
    {}
    void operator()(const char *key, QString &value) const
    {
        if (const Json &found = memberAt(m_in, key); found.is_string())
            value = toText(found);
        if (value.isNull() && memberAt(m_in, key).is_string())
            value = u""_s;
    }
    void operator()(const char *key, int &value) const
    {
        if (const auto found = integerAt(m_in, key))
            value = static_cast<int>(*found);
    }
    void operator()(const char *key, std::optional<int> &value) const
    {
        if (const auto found = integerAt(m_in, key))
            value = static_cast<int>(*found);
    }
    void operator()(const char *key, bool &value) const { value = boolAt(m_in, key, value); }
    void operator()(const char *key, QStringList &values) const
    {
        const Json &list = memberAt(m_in, key);
        for (const Json &one : list.is_array() ? list : Json::array())
            values.append(toText(one));
    }
    void operator()(const char *key, Pairs &values) const
    {
        const Json &list = memberAt(m_in, key);
        for (const Json &one : list.is_array() ? list : Json::array())
            values.emplace_back(textAt(one, "name"), textAt(one, "text"));
    }

private:
    const Json &m_in;
};

// The members of each command, for reading and for writing.
template <typename With, typename C>
void exchange(const With &with, C &command)
{
    using Kind = std::remove_const_t<C>;
    if constexpr (std::is_same_v<Kind, WindowCommand>) {
        with("open", command.open);
    } else if constexpr (std::is_same_v<Kind, GenerateCommand>) {
        with("prompt", command.prompt);
        with("negative_prompt", command.negativePrompt);
        with("model", command.model);
        with("other_models", command.otherModels);
        with("provider", command.provider);
        with("album", command.album);
        with("id", command.id);
        with("id_is_own", command.idIsOwn);
        with("count", command.count);
        with("parameters", command.parameters);
        with("folder", command.folder);
        with("from", command.from);
        with("variants", command.variants);
        with("wildcards", command.wildcards);
        with("dry_run", command.dryRun);
        with("made", command.made);
    } else if constexpr (std::is_same_v<Kind, ListCommand>) {
        with("query", command.query);
        with("limit", command.limit);
        with("after", command.after);
    } else if constexpr (std::is_same_v<Kind, JobsCommand>) {
        with("after", command.after);
        with("state", command.state);
        with("limit", command.limit);
    } else if constexpr (std::is_same_v<Kind, ModelCommand>) {
        with("model", command.name);
        with("provider", command.provider);
    } else if constexpr (std::is_same_v<Kind, ModelsCommand>) {
        with("query", command.query);
        with("provider", command.provider);
    } else if constexpr (std::is_same_v<Kind, SpendCommand>) {
        with("csv", command.asCsv);
    } else if constexpr (std::is_same_v<Kind, CheckCommand>) {
        with("create_bucket", command.createBucket);
    } else if constexpr (std::is_same_v<Kind, ImportCommand>) {
        with("paths", command.paths);
        with("move", command.move);
        with("reference", command.reference);
    } else if constexpr (std::is_same_v<Kind, LinkCommand>) {
        with("ids", command.ids);
        with("format", command.format);
        with("lifetime", command.lifetime);
    } else if constexpr (std::is_same_v<Kind, TrashCommand> ||
                         std::is_same_v<Kind, RestoreCommand>) {
        with("ids", command.ids);
    } else if constexpr (std::is_same_v<Kind, ShareCommand>) {
        with("ids", command.ids);
        with("title", command.title);
        with("settings", command.settings);
        with("no_settings", command.noSettings);
        with("lifetime", command.lifetime);
        with("list", command.list);
        with("remove", command.remove);
    } else if constexpr (std::is_same_v<Kind, SettingsCommand>) {
        with("act", command.act);
        with("path", command.path);
        with("text", command.text);
        with("dry_run", command.dryRun);
    } else if constexpr (std::is_same_v<Kind, DoorCommand>) {
        with("host", command.host);
        with("port", command.port);
        with("token", command.token);
        with("outside", command.outside);
        with("origins", command.origins);
        with("per_minute", command.perMinute);
        with("generate_per_minute", command.generatePerMinute);
        with("keeps_token", command.keepsToken);
        with("notify_url", command.notifyUrl);
        with("webhook_url", command.webhookUrl);
    }
}

template <size_t At = 0>
std::optional<AnyCommand> emptyCommand(const QString &name)
{
    if constexpr (At < std::variant_size_v<AnyCommand>) {
        if (name == names[At])
            return AnyCommand{std::in_place_index<At>};
        return emptyCommand<At + 1>(name);
    } else {
        return std::nullopt;
    }
}

} // namespace

QString nameOf(const AnyCommand &command)
{
    return QString{names[command.index()]};
}

OrderedJson toJson(const AnyCommand &command)
{
    OrderedJson out{{"command", nameOf(command).toStdString()}};
    std::visit([&out](const auto &one) { exchange(Writer{out}, one); }, command);
    return out;
}

Result<AnyCommand> commandFromJson(const Json &json)
{
    const QString name = textAt(json, "command");
    std::optional<AnyCommand> command = emptyCommand(name);
    if (!command)
        return fail(ErrorKind::Usage, u"unknown command “%1”"_s.arg(name.left(40)));
    std::visit([&json](auto &one) { exchange(Reader{json}, one); }, *command);
    return *std::move(command);
}

std::optional<AnyCommand> nextPage(const AnyCommand &command, const OrderedJson &answer)
{
    const auto next = answer.find("next");
    if (next == answer.end() || !next->is_string())
        return std::nullopt;
    const QString after = QString::fromStdString(next->get_ref<const std::string &>());
    const auto rows = answer.find("rows");
    if (rows == answer.end())
        return std::nullopt;
    const auto behind = [&](auto more) {
        more.after = after;
        if (more.limit >= 0)
            more.limit = std::max(0, more.limit - static_cast<int>(rows->size()));
        return more.limit == 0 ? std::nullopt : std::optional<AnyCommand>{more};
    };
    if (const auto *jobs = std::get_if<JobsCommand>(&command))
        return behind(*jobs);
    const auto *list = std::get_if<ListCommand>(&command);
    return list ? behind(*list) : std::nullopt;
}

} // namespace limner
