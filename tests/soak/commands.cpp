#include "tests/soak/commands.h"

#include "core/base/json.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace limner::test {

QStringList Commands::generate(const SoakJob &job) const
{
    return QStringList{u"generate"_s, u"--json"_s, u"--id"_s, job.id} + parameters(job);
}

QStringList Commands::beside(const SoakJob &job) const
{
    if (m_scenario.situation == Situation::SameId)
        return generate(job);
    if (m_scenario.situation == Situation::SameSeed)
        return QStringList{u"generate"_s, u"--json"_s} + parameters(job);
    return {};
}

QStringList Commands::resume()
{
    return {u"resume"_s, u"--json"_s};
}

QStringList Commands::deletion() const
{
    return {u"delete"_s, m_scenario.jobs.front().id};
}

QStringList Commands::takeBack(int afterMs)
{
    return {u"takeback"_s, QString::number(afterMs)};
}

bool Commands::isForHand(const QStringList &command)
{
    return command.first() == u"delete" || command.first() == u"takeback";
}

QStringList Commands::parameters(const SoakJob &job) const
{
    QStringList out{u"--prompt"_s, job.prompt, u"--count"_s, QString::number(job.pictures)};
    if (job.provider == u"together"_s)
        out << u"--provider"_s << job.provider << u"--model"_s
            << u"black-forest-labs/FLUX.1-schnell"_s << u"-p"_s << u"width=256"_s << u"-p"_s
            << u"height=256"_s << u"-p"_s << u"steps=4"_s;
    else if (job.provider == u"minimax"_s)
        out << u"--provider"_s << job.provider << u"--model"_s << u"image-01"_s << u"-p"_s
            << u"width=512"_s << u"-p"_s << u"height=512"_s;
    else
        out << u"-p"_s << u"width=96"_s << u"-p"_s << u"height=64"_s << u"-p"_s << u"steps=4"_s;
    if (job.seed >= 0)
        out << u"-p"_s << u"seed=%1"_s.arg(job.seed);
    if (!job.image.isEmpty())
        out << u"--model"_s << u"soak/editor"_s << u"-p"_s << u"image="_s + job.image;
    return out;
}

QList<QByteArray> Commands::models() const
{
    if (m_scenario.situation != Situation::InputPicture)
        return {};
    QFile file{u":/models/animagine-xl-4.0.json"_s};
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the shipped model is not there");
    OrderedJson editor = *parseOrderedJson(file.readAll());
    editor["owner"] = "soak";
    editor["name"] = "editor";
    editor["version"] = std::string(64, 'e');
    editor["openapi_schema"]["components"]["schemas"]["Input"]["properties"]["image"] = {
        {"type", "string"}, {"format", "uri"}, {"x-order", 99}};
    return {toBytes(editor)};
}

} // namespace limner::test
