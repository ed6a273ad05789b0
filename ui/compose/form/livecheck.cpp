#include "ui/compose/form/livecheck.h"

#include "ui/common/errortext.h"
#include "ui/compose/form/formplan.h"
#include "ui/compose/form/parameterfield.h"

#include <QCoreApplication>

namespace limner {

namespace {

struct LiveCheck {
    Q_DECLARE_TR_FUNCTIONS(LiveCheck)
};

//! Nobody has finished yet.
bool isEarly(const Problem &problem)
{
    return problem.kind == Problem::Kind::Required || problem.kind == Problem::Kind::NotNullable ||
           problem.kind == Problem::Kind::TooShort || problem.kind == Problem::Kind::TooFew;
}

//! "steps is above 100"; "" where no few words say it.
QString brief(const Problem &problem, const QString &title)
{
    const QString name = inSentence(title);
    switch (problem.kind) {
    case Problem::Kind::Required:
    case Problem::Kind::NotNullable:
        return LiveCheck::tr("%1 is missing").arg(name);
    case Problem::Kind::TooSmall:
        return LiveCheck::tr("%1 is below %2").arg(name, problem.limit);
    case Problem::Kind::TooLarge:
        return LiveCheck::tr("%1 is above %2").arg(name, problem.limit);
    case Problem::Kind::TooLong:
        return LiveCheck::tr("%1 is too long").arg(name);
    default:
        return {};
    }
}

} // namespace

void showProblem(ParameterField &field, const ModelSchema &schema, const Problem &problem)
{
    const Parameter *const parameter = schema.find(problem.parameter);
    const QString title = parameter ? fieldTitle(*parameter) : field.title();
    field.setProblem(problemText(problem, title), brief(problem, title));
}

void checkWhileTyping(ParameterField &field, const ModelSchema &schema)
{
    if (const QString problem = field.problemWhileTyping(); !problem.isEmpty())
        return field.setProblem(problem);
    ModelSchema own;
    for (const QString &name : field.names()) {
        const Parameter *const parameter = schema.find(name);
        // An address or a path is nothing before its last letter.
        const bool isFile = parameter && (parameter->kind == ParameterKind::File ||
                                          parameter->kind == ParameterKind::Files);
        if (parameter && !isFile)
            own.parameters.push_back(*parameter);
    }
    Json values = Json::object();
    if (!own.parameters.empty())
        field.write(values);
    for (const Problem &problem : validate(own, values).problems) {
        if (!isEarly(problem))
            return showProblem(field, own, problem);
    }
    field.setProblem({});
}

} // namespace limner
