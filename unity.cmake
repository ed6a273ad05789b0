# The sources of a library, a dozen to each run of the compiler: half of its work where everything is built.
# Two names are not asked for there: g++ 12 takes a name of a file's own in the frame of a coroutine for one that is
# seen elsewhere, and a constant of one file for shadowed by the next file's variable. Every other build does ask.
set(limner_unity_code "#pragma GCC diagnostic ignored \"-Wsubobject-linkage\"\n#pragma GCC diagnostic ignored \"-Wshadow\"")

function(limner_unite target)
    if(LIMNER_UNITY)
        set_target_properties(${target} PROPERTIES
            UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 12 UNITY_BUILD_CODE_BEFORE_INCLUDE "${limner_unity_code}")
    endif()
endfunction()

# limner_compile_alone(limner_x FILE...): files that give something of their own a name which a neighbour gave, too.
function(limner_compile_alone target)
    list(TRANSFORM ARGN PREPEND ${PROJECT_SOURCE_DIR}/)
    set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

function(limner_list_alone)
    limner_compile_alone(limner_app
        app/api/apidoor.cpp app/api/envelopes.cpp app/api/hookroutes.cpp app/api/jobroutes.cpp app/api/picturewish.cpp
        app/api/synclinks.cpp app/commands/drafts.cpp app/commands/generate.cpp app/commands/jobwait.cpp
        app/commands/list.cpp app/commands/severalmodels.cpp app/commands/submit.cpp app/compareshot.cpp
        app/guestdoors.cpp app/hooks/providercalls.cpp app/owner/remoteclient.cpp app/rebuildwords.cpp app/serve.cpp
        app/settingstrunk.cpp app/windowdoor.cpp app/windowrun.cpp)
    limner_compile_alone(limner_jobs
        core/jobs/portions.cpp)
    limner_compile_alone(limner_library
        core/library/recentsearches.cpp core/library/search/wordcondition.cpp core/library/searchquery.cpp)
    limner_compile_alone(limner_picture
        core/picture/jpegpicture.cpp core/picture/jxlpicture.cpp core/picture/picturechunks.cpp
        core/picture/picturetarget.cpp core/picture/pngcolours.cpp core/picture/pnglayout.cpp
        core/picture/records/comfywalk.cpp core/picture/records/comfywords.cpp core/picture/records/exiftexts.cpp
        core/picture/records/invokeairecord.cpp core/picture/smallerpicture.cpp core/picture/strips.cpp
        core/picture/svgpicture.cpp)
    limner_compile_alone(limner_prompt
        core/prompt/promptlist.cpp core/prompt/templatecounter.cpp core/prompt/templateexpander.cpp
        core/prompt/templateparser.cpp core/prompt/wildcards.cpp)
    limner_compile_alone(limner_provider
        core/provider/modelstore.cpp core/provider/nearmodel.cpp core/provider/replicate/replicateapi.cpp
        core/provider/replicate/replicatecatalogue.cpp core/provider/together/together.cpp)
    limner_compile_alone(limner_sandbox
        core/sandbox/sims3auth.cpp core/sandbox/sims3list.cpp core/sandbox/sims3store.cpp
        core/sandbox/together/simtogether.cpp)
    limner_compile_alone(limner_schema
        core/schema/parameter.cpp core/schema/problem.cpp core/schema/property.cpp core/schema/request.cpp)
    limner_compile_alone(limner_settings
        core/settings/settings.cpp)
    limner_compile_alone(limner_ui
        ui/common/dialogroom.cpp ui/common/errortext.cpp ui/common/inputtext.cpp ui/common/madesmallertext.cpp
        ui/common/prompttext.cpp ui/common/sharewords.cpp ui/common/sidewaysarea.cpp ui/common/toast.cpp
        ui/compose/compare/compareflow.cpp ui/compose/compare/comparehead.cpp ui/compose/form/chipgrid.cpp
        ui/compose/form/jsonfield.cpp ui/compose/outputwords.cpp ui/compose/pictures/maskbar.cpp
        ui/compose/pictures/picturezoom.cpp ui/compose/prompts/promptflow.cpp ui/compose/prompts/promptpast.cpp
        ui/compose/prompts/promptpreview.cpp ui/compose/settingspart.cpp ui/desktop/noticewords.cpp
        ui/desktop/notificationservice.cpp ui/gallery/detailrows.cpp ui/gallery/dropsheet.cpp
        ui/gallery/erasesheet.cpp ui/gallery/galleryaccessible.cpp ui/gallery/galleryinput.cpp
        ui/gallery/groupfacts.cpp ui/gallery/groupflow.cpp ui/gallery/groupview.cpp ui/gallery/headingtext.cpp
        ui/gallery/inputpicture.cpp ui/gallery/keyvaluerows.cpp ui/gallery/likeheading.cpp ui/gallery/lineagestrip.cpp
        ui/gallery/mistaketext.cpp ui/gallery/namepicker.cpp ui/gallery/picturefiles.cpp ui/gallery/previewpicture.cpp
        ui/gallery/searchfield.cpp ui/gallery/searchpopup.cpp ui/gallery/searchrow.cpp ui/gallery/searchrows.cpp
        ui/gallery/selectionbar.cpp ui/gallery/thumbnailloader.cpp ui/gallery/tilefigure.cpp ui/gallery/tiletext.cpp
        ui/gallery/visibletiles.cpp ui/help/helpbook.cpp ui/help/helpview.cpp ui/help/helpwindow.cpp
        ui/models/modelcardpainter.cpp ui/models/modelsboard.cpp ui/models/modelwords.cpp ui/queue/jobtile.cpp
        ui/queue/jobwords.cpp ui/settings/doorwords.cpp ui/settings/formattable.cpp ui/settings/formrows.cpp
        ui/settings/importplan.cpp ui/settings/settingsdialog.cpp ui/settings/storechecktext.cpp
        ui/settings/wildcardsfield.cpp ui/sidebar/shelfdelegate.cpp ui/sidebar/shelfrow.cpp ui/sidebar/sidebarroom.cpp
        ui/spend/spendpage.cpp ui/viewer/comparisonview.cpp ui/viewer/cropoverlay.cpp ui/viewer/differences.cpp
        ui/viewer/filmstrip.cpp ui/viewer/picturecanvas.cpp ui/viewer/viewerkeys.cpp ui/viewer/viewerwords.cpp
        ui/window/windowmemory.cpp)
endfunction()
