#include "core/jobs/secretinputs.h"

namespace limner {

void SecretInputs::keep(const QString &jobId, Values values)
{
    if (!values.empty())
        m_values[jobId] = std::move(values);
}

SecretInputs::Values SecretInputs::of(const QString &jobId) const
{
    const auto found = m_values.find(jobId);
    return found == m_values.end() ? Values{} : found->second;
}

std::optional<Request> SecretInputs::filledIn(const QString &jobId, Request request,
                                              const QStringList &names) const
{
    const Values values = of(jobId);
    for (const QString &name : names) {
        const auto value = values.find(name);
        if (value == values.end())
            return std::nullopt;
        request.parameters[name.toStdString()] = value->second.reveal().toStdString();
    }
    return request;
}

} // namespace limner
