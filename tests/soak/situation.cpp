#include "tests/soak/situation.h"

using namespace Qt::StringLiterals;

namespace limner::test {

QString toString(Situation situation)
{
    switch (situation) {
    case Situation::Quiet:
        return u"nothing else"_s;
    case Situation::LostAnswers:
        return u"answers are lost"_s;
    case Situation::RefusedList:
        return u"the list is refused"_s;
    case Situation::EndlessList:
        return u"the list never ends"_s;
    case Situation::RefusedOutputs:
        return u"outputs are refused"_s;
    case Situation::RemovedOutputs:
        return u"outputs are removed"_s;
    case Situation::PartialOutputs:
        return u"a failed run left some"_s;
    case Situation::SameId:
        return u"the same id beside it"_s;
    case Situation::SameSeed:
        return u"the same seed beside it"_s;
    case Situation::TakenBack:
        return u"taken back"_s;
    case Situation::InputPicture:
        return u"a picture goes in"_s;
    case Situation::RenamedStore:
        return u"the store changes its name"_s;
    case Situation::LostDatabase:
        return u"the database is lost"_s;
    case Situation::Deleted:
        return u"pictures are deleted"_s;
    }
    return {};
}

const std::vector<Situation> &allSituations()
{
    using S = Situation;
    static const std::vector<Situation> all{
        S::Quiet,          S::LostAnswers,    S::RefusedList,  S::EndlessList, S::RefusedOutputs,
        S::RemovedOutputs, S::PartialOutputs, S::SameId,       S::SameSeed,    S::TakenBack,
        S::InputPicture,   S::RenamedStore,   S::LostDatabase, S::Deleted};
    return all;
}

QString markerOf(Situation situation)
{
    switch (situation) {
    case Situation::LostAnswers:
    case Situation::RefusedList:
    case Situation::EndlessList:
        return u"[[lost]]"_s;
    case Situation::RemovedOutputs:
        return u"[[gone]]"_s;
    case Situation::PartialOutputs:
        return u"[[partial:2]]"_s;
    default:
        return {};
    }
}

} // namespace limner::test
